package io.masthead.slot;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a slot is filled as it is.
@Schema(description = "What would stand in a slot now, and why.")
public record SlotExplanation(
        @Schema(required = true, description = "The slot's key.", examples = "header-partners", maxLength = 64)
        String key,

        @Schema(required = true, description = "The moment that was asked about.", examples = "2026-05-01T08:00:00Z")
        Instant at,

        @Schema(
                required = true,
                description = "Its bookings and those of its fallbacks, the winners first.",
                maxItems = 20000)
        List<Line> bookings) {

    /// A booking and what became of it.
    @Schema(name = "SlotExplanationLine", description = "A booking and what became of it.")
    public record Line(
            @Schema(required = true, description = "The booking's id.")
            Id booking,

            @Schema(
                    required = true,
                    description = "The key of the slot that it is booked for.",
                    examples = "header-partners",
                    maxLength = 64)
            String slot,

            @Schema(required = true, description = "Who is behind it.", examples = "River Tea Company", maxLength = 200)
            String advertiser,

            @Schema(required = true, description = "Its brand.", examples = "River Tea", maxLength = 200)
            String brand,

            @Schema(required = true, description = "Its tier.", examples = "standard", maxLength = 60)
            String tier,

            @Schema(required = true, description = "Its weight.", examples = "100", minimum = "1", maximum = "1000")
            int weight,

            @Schema(required = true, description = "Whether it stands in the slot.", examples = "true")
            boolean won,

            @Schema(required = true, description = "Why; the first reason that was met.", maxItems = 10)
            List<SlotReason> reasons) {

        private static Line of(LiveBooking live, List<SlotReason> reasons) {
            return new Line(
                    live.id(),
                    live.slot().key(),
                    live.advertiser().name(),
                    live.creative().brand(),
                    live.booking().tier().word(),
                    live.booking().weight(),
                    reasons.stream().anyMatch(SlotReason::hasWon),
                    reasons);
        }
    }

    static SlotExplanation of(Place place, Map<Id, List<SlotReason>> reasons, Instant now) {
        List<Line> lines = place.all()
                .map(live -> Line.of(live, reasons.getOrDefault(live.id(), List.of())))
                .sorted((one, other) -> Boolean.compare(other.won, one.won))
                .toList();
        return new SlotExplanation(place.slot().key(), now, lines);
    }

    /// Only what stands in the slot.
    SlotExplanation winners() {
        return new SlotExplanation(key, at, bookings.stream().filter(Line::won).toList());
    }
}
