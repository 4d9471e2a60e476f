package io.masthead.slot;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An hour or a day of a report.
@Schema(description = "An hour or a day of a report.")
public record SlotReportBucket(
        @Schema(required = true, description = "When it begins.", examples = "2026-04-30T16:00:00Z")
        Instant at,

        @Schema(
                required = true,
                description = "The same in the site's time zone.",
                examples = "2026-05-01T00:00:00+08:00",
                maxLength = 30)
        String local,

        @Schema(required = true, description = "What was counted in it.")
        SlotFigures figures) {

    static SlotReportBucket of(ZonedDateTime begin, SlotFigures figures) {
        return new SlotReportBucket(begin.toInstant(), begin.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME), figures);
    }
}
