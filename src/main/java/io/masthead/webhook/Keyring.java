package io.masthead.webhook;

import io.masthead.shared.id.Id;
import io.masthead.shared.token.Sealer;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Keeps endpoints' secrets: encrypted, each bound to its endpoint.
@Singleton
class Keyring {

    private final Sealer sealer;

    Keyring(Sealer sealer) {
        this.sealer = sealer;
    }

    byte[] seal(Id webhook, WebhookSecret secret) {
        return sealer.seal(purpose(webhook), secret.key());
    }

    /// Nothing if `MASTHEAD_SECRET` is another one than it was sealed with.
    Optional<WebhookSecret> open(Id webhook, byte[] sealed) {
        return sealer.open(purpose(webhook), sealed).map(WebhookSecret::new);
    }

    /// The same, kept under the secret that seals now; nothing if it is already, or cannot be read.
    Optional<byte[]> renewed(Id webhook, byte[] sealed) {
        return sealed == null || sealer.isCurrent(purpose(webhook), sealed)
                ? Optional.empty()
                : open(webhook, sealed).map(secret -> seal(webhook, secret));
    }

    private static String purpose(Id webhook) {
        return "webhook:" + webhook;
    }
}
