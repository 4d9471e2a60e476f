package io.masthead.slot;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Numbers of events.
///
/// @param ctr clicks for each impression; `null` without impressions
@Schema(
        description =
                "Numbers of events. What came after a cap was reached stands apart, and is in none of the others.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SlotFigures(
        @Schema(required = true, description = "How often it was shown.", examples = "5000", minimum = "0")
        long impressions,

        @Schema(
                required = true,
                description = "How often where the reader could see it.",
                examples = "3100",
                minimum = "0")
        long viewable,

        @Schema(required = true, description = "How often it was followed.", examples = "42", minimum = "0")
        long clicks,

        @Schema(
                description = "Clicks for each impression, to six places; absent without impressions.",
                examples = "0.0084",
                format = "double",
                minimum = "0",
                maximum = "1000000000000")
        BigDecimal ctr,

        @Schema(required = true, description = "What came after a cap was reached, and is never billed.")
        OverCap overCap) {

    private static final int PLACES = 6;

    /// Events beyond a cap.
    @Schema(name = "SlotOverCap", description = "Events that came after a cap was reached.")
    public record OverCap(
            @Schema(required = true, description = "Impressions.", examples = "12", minimum = "0")
            long impressions,

            @Schema(required = true, description = "Viewable impressions.", examples = "9", minimum = "0")
            long viewable,

            @Schema(required = true, description = "Clicks.", examples = "0", minimum = "0")
            long clicks) {}

    /// Adds up what was counted.
    static SlotFigures of(List<Counted> counted) {
        long impressions = sum(counted, EventKind.IMPRESSION, false);
        long clicks = sum(counted, EventKind.CLICK, false);
        return new SlotFigures(
                impressions,
                sum(counted, EventKind.VIEWABLE, false),
                clicks,
                impressions == 0
                        ? null
                        : BigDecimal.valueOf(clicks)
                                .divide(BigDecimal.valueOf(impressions), PLACES, RoundingMode.HALF_UP)
                                .stripTrailingZeros(),
                new OverCap(
                        sum(counted, EventKind.IMPRESSION, true),
                        sum(counted, EventKind.VIEWABLE, true),
                        sum(counted, EventKind.CLICK, true)));
    }

    /// Events of one kind in one bucket of a report.
    ///
    /// @param bucket its place in the report
    /// @param beyond whether a cap had been reached
    record Counted(int bucket, EventKind kind, boolean beyond, long events) {}

    private static long sum(List<Counted> counted, EventKind kind, boolean beyond) {
        return counted.stream()
                .filter(one -> one.kind == kind && one.beyond == beyond)
                .mapToLong(Counted::events)
                .sum();
    }
}
