package io.masthead.webhook;

import io.masthead.shared.id.Id;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An endpoint as its owner sees it.
@Schema(name = "Webhook", description = "A webhook, without its secret.")
public record WebhookDetail(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(
                required = true,
                description = "Where events are posted to.",
                format = "uri",
                examples = "https://hooks.example/masthead",
                maxLength = 2000)
        String url,

        @Schema(description = "What it is for.", examples = "Rebuilds the static site.", maxLength = 500)
        String description,

        @Schema(
                required = true,
                description = "The types of events it is told of; of all if there are none.",
                examples = "[\"article.publish\"]",
                maxItems = 50)
        List<@Size(max = 60) String> types,

        @Schema(
                required = true,
                description = "`active`, or `paused`: then nothing is sent, and what happens meanwhile is sent later.",
                examples = "active",
                maxLength = 20)
        String status,

        @Schema(
                description =
                        "Why it is paused: `by-owner`; `failing`, if everything has failed for five days; `gone`, if it"
                                + " answered 410; `too-far-behind`, if what it has missed is no longer kept; `secret-lost`,"
                                + " if its secret cannot be read any more: rotate it.",
                examples = "by-owner",
                maxLength = 40)
        String pausedReason,

        @Schema(description = "Since when it is paused.", examples = "2026-05-01T00:00:00Z")
        Instant pausedAt,

        @Schema(required = true, description = "When it was made.", examples = "2026-05-01T00:00:00Z")
        Instant createdAt,

        @Schema(
                description = "Until when deliveries are signed with the secret before, too.",
                examples = "2026-05-02T00:00:00Z")
        Instant formerSecretUntil,

        @Schema(required = true, description = "How it is doing.")
        WebhookHealth health) {

    static WebhookDetail of(Webhook webhook, WebhookHealth health, Instant now) {
        boolean overlaps = webhook.formerSecret(now) != null;
        return new WebhookDetail(
                webhook.id(),
                webhook.url(),
                webhook.description(),
                webhook.types(),
                webhook.pausedAt() == null ? "active" : "paused",
                webhook.pausedReason(),
                webhook.pausedAt(),
                webhook.createdAt(),
                overlaps ? webhook.formerSecretUntil() : null,
                health);
    }
}
