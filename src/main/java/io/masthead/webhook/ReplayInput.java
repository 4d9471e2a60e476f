package io.masthead.webhook;

import io.masthead.shared.id.Id;
import io.masthead.shared.problem.FieldFault;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is to be sent again.
@Schema(description = "Which deliveries are sent again: by id, or by when their events happened.")
public record ReplayInput(
        @Schema(description = "Events that happened at this moment or later.", examples = "2026-05-01T00:00:00Z")
        Instant from,

        @Schema(description = "Events that happened before this moment.", examples = "2026-05-02T00:00:00Z")
        Instant to,

        @Schema(
                description = "With `from` or `to`: only those that were given up (`dead`, the default), or `all`.",
                examples = "dead",
                enumeration = {"dead", "all"})
        @Pattern(regexp = "dead|all", message = "`dead` or `all`.")
        String state,

        @Schema(description = "Deliveries by id, whatever became of them.", maxItems = 100) @Size(max = 100)
        List<Id> deliveries) {

    private static final String ALL = "all";

    /// What is wrong beyond the bounds of the single members.
    List<FieldFault> faults() {
        List<FieldFault> faults = new ArrayList<>();
        if (asksById() == (from != null || to != null)) {
            faults.add(
                    new FieldFault("/deliveries", "one-of", "Either `deliveries`, or one or both of `from` and `to`."));
        }
        if (from != null && to != null && !from.isBefore(to)) {
            faults.add(new FieldFault("/to", "out-of-range", "After `from`."));
        }
        return faults;
    }

    boolean asksById() {
        return deliveries != null && !deliveries.isEmpty();
    }

    /// Whether what has arrived is sent again too.
    boolean asksForAll() {
        return ALL.equals(state);
    }
}
