package io.masthead.slot;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How often one device gets a booking at most. Best effort: each node remembers what it decided itself, as
/// long as its bounded memory reaches.
@Schema(
        description = "How often one device gets the booking at most, by server decisions. Best effort: each node knows"
                + " what it has decided itself, and forgets the oldest when its memory is full.")
public record DeviceCap(
        @Schema(required = true, description = "How many times.", examples = "3") @NotNull @Min(1) @Max(100)
        Integer times,

        @Schema(
                required = true,
                description = "In how long: hours, minutes and days as ISO 8601 writes them, from a minute to 30 days.",
                examples = "PT24H")
        @NotNull
        @Pattern(
                regexp = "^P(?=.)([0-9]{1,2}D)?(T(?=.)([0-9]{1,3}H)?([0-9]{1,5}M)?)?$",
                message = "A time of days, hours and minutes such as PT24H or P7D.")
        String per) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    /// The time in which it counts.
    Duration window() {
        return Duration.parse(per);
    }

    boolean fits() {
        Duration window = window();
        return window.compareTo(SHORTEST) >= 0 && window.compareTo(LONGEST) <= 0;
    }
}
