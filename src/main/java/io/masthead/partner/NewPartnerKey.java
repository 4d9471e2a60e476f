package io.masthead.partner;

import io.masthead.shared.id.Id;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A partner's key that was just made: the only time its secret is shown.
@Schema(description = "A partner's key that was just made.")
public record NewPartnerKey(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(
                required = true,
                description = "Send it as `X-Api-Key`. It is shown this once and cannot be read again.",
                examples = "mh_live_4fK0bT91xQ_0000000000000000000000000000000000000000000000",
                maxLength = 100)
        String secret,

        @Schema(
                required = true,
                description = "How it begins, to know it by.",
                examples = "mh_live_4fK0bT91xQ",
                maxLength = 40)
        String prefix,

        @Schema(
                required = true,
                description = "What it may be used for.",
                examples = "[\"articles:read\"]",
                maxItems = 20)
        List<@Size(max = 40) String> scopes,

        @Schema(description = "When it ends; absent if never.", examples = "2027-05-01T00:00:00Z")
        Instant expiresAt) {

    /// Without the secret: records end up in logs.
    @Override
    public String toString() {
        return "NewPartnerKey[id=" + id + "]";
    }
}
