package io.masthead.slot;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Events of slots that a front end has gathered.
@Schema(description = "Events of slots that a front end has gathered.")
public record SlotEventsInput(
        @Schema(required = true, description = "The events, in any order.", minItems = 1, maxItems = MOST)
        @NotNull(message = "Send at least one event.")
        @Size(min = 1, max = MOST, message = "1 to 500 events.")
        List<@NotNull(message = "An event is an object.") @Valid SlotEvent> events) {

    static final int MOST = 500;

    /// Of a list that is too long anyhow, no more is looked at than shows that it is.
    public SlotEventsInput {
        events = events == null || events.size() <= MOST + 1 ? events : events.subList(0, MOST + 1);
    }
}
