package io.masthead.syndication;

import io.masthead.shared.id.Id;
import io.masthead.webhook.DeliveryLog;
import io.masthead.webhook.DeliveryTry;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An event of a rehearsal at one webhook.
@Schema(description = "An event of a drill, and how it went at one of your webhooks.")
public record DrillEvent(
        @Schema(required = true, description = "Which webhook.")
        Id webhookId,

        @Schema(required = true, description = "What happened.", examples = "article.publish", maxLength = 60)
        String type,

        @Schema(
                required = true,
                description = "Its id, as it was sent in `webhook-id`.",
                examples = "drl_0MZ5Q4T2C8V1K_1",
                maxLength = 100)
        String eventId,

        @Schema(
                required = true,
                description = "`delivered`, `waiting` or `dead`.",
                examples = "delivered",
                maxLength = 20)
        String state,

        @Schema(required = true, description = "How often it was tried.", examples = "1", minimum = "0")
        int tries,

        @Schema(
                description = "From the beginning of the drill to your answer, in milliseconds; once it has arrived.",
                examples = "120",
                minimum = "0")
        Long latencyMs,

        @Schema(description = "Why the last try failed.", examples = "status-500", maxLength = 40)
        String error) {

    static DrillEvent of(DeliveryLog.Addressed sent, Instant began) {
        var delivery = sent.delivery();
        DeliveryTry last = delivery.tries().isEmpty() ? null : delivery.tries().getLast();
        boolean arrived = delivery.state().equals("delivered") && last != null;
        return new DrillEvent(
                sent.webhook(),
                delivery.type(),
                delivery.eventId(),
                delivery.state(),
                delivery.tries().size(),
                arrived ? Duration.between(began, last.at()).toMillis() + last.durationMs() : null,
                last == null ? null : last.error());
    }
}
