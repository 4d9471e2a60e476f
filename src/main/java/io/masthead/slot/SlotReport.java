package io.masthead.slot;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What was counted of a booking, an advertiser or a slot.
@Schema(description = "What was counted of a booking, an advertiser or a slot, by hour or day of the site's time zone.")
public record SlotReport(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(
                required = true,
                description = "The booking's brand, the advertiser's name or the slot's key; the id of what was"
                        + " removed.",
                examples = "River Tea",
                maxLength = 200)
        String name,

        @Schema(required = true, description = "How fine it is: `hour` or `day`.", examples = "day", maxLength = 60)
        String granularity,

        @Schema(
                required = true,
                description = "The time zone that its hours and days are in (IANA).",
                examples = "Asia/Shanghai",
                maxLength = 60)
        String timeZone,

        @Schema(
                required = true,
                description = "When it begins: with a whole hour or day.",
                examples = "2026-04-30T16:00:00Z")
        Instant from,

        @Schema(
                required = true,
                description = "When it ends, with a whole one; this moment is left out.",
                examples = "2026-05-01T16:00:00Z")
        Instant to,

        @Schema(required = true, description = "Everything in it.")
        SlotFigures totals,

        @Schema(required = true, description = "Hour by hour or day by day.", maxItems = ReportSpan.MOST)
        List<SlotReportBucket> data) {}
