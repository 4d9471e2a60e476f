package io.masthead.viewcount;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Views that an app gathered while it was offline.
@Schema(description = "Views that an app gathered while it was offline.")
public record ViewEventsInput(
        @Schema(required = true, description = "The views, in any order.", minItems = 1, maxItems = MOST)
        @NotNull(message = "Send at least one event.")
        @Size(min = 1, max = MOST, message = "1 to 500 events.")
        List<@NotNull(message = "An event is an object.") @Valid ViewEvent> events) {

    static final int MOST = 500;

    /// Of a list that is too long anyhow, no more is looked at than shows that it is.
    public ViewEventsInput {
        events = events == null || events.size() <= MOST + 1 ? events : events.subList(0, MOST + 1);
    }
}
