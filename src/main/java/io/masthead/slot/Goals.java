package io.masthead.slot;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Numbers of events: what a booking is to reach, or what it never exceeds. `null`: nothing is said. A day is one of
/// the site's zone.
@Schema(description = "Numbers of events, in a day of the site's time zone and in all.")
public record Goals(
        @Schema(description = "Impressions in a day.", examples = "5000") @Min(1) @Max(MOST)
        Long impressionsPerDay,

        @Schema(description = "Impressions in all.", examples = "100000") @Min(1) @Max(MOST)
        Long impressionsInAll,

        @Schema(description = "Clicks in a day.", examples = "50") @Min(1) @Max(MOST)
        Long clicksPerDay,

        @Schema(description = "Clicks in all.", examples = "1000") @Min(1) @Max(MOST)
        Long clicksInAll) {

    /// The largest number there is.
    static final long MOST = 1_000_000_000_000L;

    /// Nothing is said.
    public static final Goals NONE = new Goals(null, null, null, null);

    /// These numbers, and the others where these say nothing.
    Goals or(Goals others) {
        return new Goals(
                first(impressionsPerDay, others.impressionsPerDay),
                first(impressionsInAll, others.impressionsInAll),
                first(clicksPerDay, others.clicksPerDay),
                first(clicksInAll, others.clicksInAll));
    }

    /// Whether nothing is said.
    boolean areNone() {
        return equals(NONE);
    }

    static Goals orNone(Goals said) {
        return Objects.requireNonNullElse(said, NONE);
    }

    private static Long first(Long one, Long other) {
        return one == null ? other : one;
    }
}
