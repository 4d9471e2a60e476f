package io.masthead.webhook;

import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An endpoint that was just made, or has a new secret: the only time that the secret is shown.
@Schema(description = "A webhook with the secret that it was just given.")
public record NewWebhook(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(
                required = true,
                description =
                        "What its deliveries are signed with, as any library for Standard Webhooks takes it. It is shown"
                                + " this once and cannot be read again.",
                examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=",
                maxLength = 100)
        String secret,

        @Schema(required = true, description = "The webhook.")
        WebhookDetail webhook) {

    /// Without the secret: records end up in logs.
    @Override
    public String toString() {
        return "NewWebhook[id=" + id + "]";
    }
}
