package io.masthead.slot;

import io.masthead.shared.id.Id;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A booking as staff see it.
@Schema(description = "A booking as staff see it.")
public record AdminBooking(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "The slot's id.")
        Id slot,

        @Schema(required = true, description = "The creative's id.")
        Id creative,

        @Schema(
                required = true,
                description = "How urgent it is: `sponsorship`, `standard` or `house`.",
                examples = "standard",
                maxLength = 60)
        String tier,

        @Schema(
                required = true,
                description = "Its share in a rotating slot.",
                examples = "100",
                minimum = "1",
                maximum = "1000")
        int weight,

        @Schema(
                required = true,
                description = "Where it stands, smallest first.",
                examples = "10",
                minimum = "0",
                maximum = "1000000")
        int position,

        @Schema(description = "From when it is shown; absent: since ever.", examples = "2026-05-01T00:00:00Z")
        Instant from,

        @Schema(description = "Until when it is shown; absent: without end.", examples = "2026-06-01T00:00:00Z")
        Instant until,

        @Schema(
                required = true,
                description = "Whether it takes part in decisions (`active`) or staff have stopped it (`paused`).",
                examples = "active",
                maxLength = 60)
        String status,

        @Schema(description = "What it is to reach.") Goals goals,

        @Schema(description = "What it never exceeds; where absent, its goals.")
        Goals caps,

        @Schema(description = "How often one device gets it at most.")
        DeviceCap deviceCap,

        @Schema(description = "Where and when it may stand; everywhere and always if absent.")
        Targeting targeting,

        @Schema(
                required = true,
                description = "How it goes towards its goals: `even` or `asap`.",
                examples = "even",
                maxLength = 60)
        String pacing) {

    static AdminBooking of(Booking booking) {
        return new AdminBooking(
                booking.id(),
                booking.slot(),
                booking.creative(),
                booking.tier().word(),
                booking.weight(),
                booking.position(),
                booking.from(),
                booking.until(),
                booking.isPaused() ? "paused" : "active",
                booking.terms().goals(),
                booking.terms().caps(),
                booking.terms().deviceCap(),
                booking.terms().targeting(),
                booking.pace().word());
    }

    BookingInput input() {
        return new BookingInput(
                slot.toString(),
                creative,
                tier,
                (long) weight,
                position,
                from,
                until,
                goals,
                caps,
                deviceCap,
                targeting,
                pacing);
    }
}
