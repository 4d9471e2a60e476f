package io.masthead.webhook;

import io.masthead.shared.database.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How an endpoint is doing.
@Schema(description = "How a webhook is doing.")
public record WebhookHealth(
        @Schema(
                required = true,
                description =
                        "`healthy`; `failing` if the last try failed; `down` if five or more in a row did: then it is"
                                + " probed with one event at a time, and nothing is lost.",
                examples = "healthy",
                maxLength = 20)
        String state,

        @Schema(description = "Since when every try has failed.", examples = "2026-05-01T00:00:00Z")
        Instant failingSince,

        @Schema(
                required = true,
                description = "How many deliveries wait for another try.",
                examples = "0",
                minimum = "0")
        long waiting,

        @Schema(
                required = true,
                description = "How many were given up, a day after their first try; they can be replayed.",
                examples = "0",
                minimum = "0")
        long dead) {

    /// Of columns `failures`, `failing_since`, number waiting, number dead, from this one on.
    static WebhookHealth of(Row row, int from) {
        long failures = row.number(from);
        String state = failures == 0 ? "healthy" : failures < Backoff.DOWN ? "failing" : "down";
        return new WebhookHealth(state, row.instant(from + 1), row.number(from + 2), row.number(from + 3));
    }
}
