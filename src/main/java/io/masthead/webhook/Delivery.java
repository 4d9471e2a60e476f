package io.masthead.webhook;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An event on its way to an endpoint, or arrived there, or given up.
@Schema(description = "An event that was sent to a webhook, or waits for another try.")
public record Delivery(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(
                required = true,
                description = "The event's id, as it is sent in `webhook-id`: the same for each try.",
                examples = "evt_0000000001A2B",
                maxLength = 100)
        String eventId,

        @Schema(required = true, description = "What happened.", examples = "article.publish", maxLength = 60)
        String type,

        @Schema(description = "What it is about: an article's id, as a rule. Such events arrive in order.")
        Id about,

        @Schema(required = true, description = "When it happened.", examples = "2026-05-01T08:00:00Z")
        Instant at,

        @Schema(
                required = true,
                description =
                        "`delivered`; `waiting` for another try, or for an earlier event about the same thing; `dead`,"
                                + " if it was given up a day after the first try.",
                examples = "delivered",
                maxLength = 20)
        String state,

        @Schema(
                description = "When it is tried next; absent while an earlier event about the same thing waits.",
                examples = "2026-05-01T08:05:00Z")
        Instant nextTryAt,

        @Schema(description = "When it arrived or was given up.", examples = "2026-05-01T08:00:00Z")
        Instant settledAt,

        @Schema(required = true, description = "Every try of the last 30 days.", maxItems = 1000)
        List<DeliveryTry> tries) {}
