package io.masthead.slot;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What stands in a slot at one moment. Where it is kept and shared, a rotating slot has all its items, and the
/// front end chooses among them by weight; where it is for one reader, the choice is made.
///
/// @param until when the clock alone changes it next, if that is within [#LONGEST]; else `null`
@Schema(description = "What stands in a slot now.")
public record SlotDecision(
        @Schema(required = true, description = "The slot's key.", examples = "header-partners", maxLength = 64)
        String key,

        @Schema(
                description = "How to show the items: `rotating` (one at a time, by weight), `ordered` (all, in this"
                        + " order) or `pinned` (the only one). Absent for a key without a slot.",
                examples = "ordered",
                maxLength = 60)
        String kind,

        @Schema(description = "The size of the slot; absent where it has none.")
        SlotSize size,

        @Schema(required = true, description = "The items; none if nothing is booked.", maxItems = 50)
        List<SlotItem> items,

        @Schema(
                required = true,
                description = "After how many seconds to ask again, counted from when the answer was made.",
                examples = "60",
                minimum = "1",
                maximum = "60")
        int ttl,

        @JsonIgnore @Schema(hidden = true) Instant until) {

    /// The longest time for which a decision is good.
    static final Duration LONGEST = Duration.ofSeconds(60);

    /// A key without a slot: a front end may ask for a slot before it is set up.
    static SlotDecision empty(String key) {
        return new SlotDecision(key, null, null, List.of(), (int) LONGEST.toSeconds(), null);
    }

    /// @param until when the clock alone changes it next, or `null`
    static SlotDecision of(Slot slot, List<SlotItem> items, Instant now, Instant until) {
        Instant soon = until == null || until.isAfter(now.plus(LONGEST)) ? null : until;
        return new SlotDecision(slot.key(), slot.kind().word(), slot.size(), items, ttl(now, soon), soon);
    }

    /// Rounded up: who asks again then, finds the change.
    private static int ttl(Instant now, Instant until) {
        return until == null
                ? (int) LONGEST.toSeconds()
                : (int) Duration.between(now, until).plusNanos(999_999_999).toSeconds();
    }
}
