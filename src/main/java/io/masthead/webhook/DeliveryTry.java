package io.masthead.webhook;

import io.masthead.shared.database.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One try to deliver.
@Schema(description = "One try to deliver an event, and what came of it.")
public record DeliveryTry(
        @Schema(required = true, description = "When it began.", examples = "2026-05-01T08:00:00Z")
        Instant at,

        @Schema(
                description = "The status of the answer; absent if there was none.",
                examples = "204",
                minimum = "100",
                maximum = "999")
        Integer status,

        @Schema(required = true, description = "How long it took, in milliseconds.", examples = "35", minimum = "0")
        long durationMs,

        @Schema(
                description =
                        "Why it failed: `status-…`, `timeout`, `no-answer`, `tls`, `unknown-host`, `private-address`,"
                                + " `malformed-address`. Absent if the event arrived.",
                examples = "status-500",
                maxLength = 40)
        String error,

        @Schema(description = "The beginning of the answer.", examples = "Internal error", maxLength = 1024)
        String answer) {

    /// Of columns at, status, millis, error, head, from this one on.
    static DeliveryTry of(Row row, int from) {
        return new DeliveryTry(
                row.instant(from),
                row.absent(from + 1) ? null : (int) row.number(from + 1),
                row.number(from + 2),
                row.text(from + 3),
                row.text(from + 4));
    }

    static DeliveryTry of(Attempt attempt) {
        return new DeliveryTry(attempt.at(), attempt.status(), attempt.millis(), attempt.error(), attempt.head());
    }
}
