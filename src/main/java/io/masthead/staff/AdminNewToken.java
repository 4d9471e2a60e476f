package io.masthead.staff;

import io.masthead.shared.id.Id;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A token for a program that was just made: the only time its secret is shown.
@Schema(description = "A token for a program that was just made.")
public record AdminNewToken(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(
                required = true,
                description = "Send it as `Authorization: Bearer …`. It is shown this once and cannot be read again.",
                examples = "mht_3q2-796tvu_erb7v3q2-796tvu_erb7v3q2-796tvu8",
                maxLength = 100)
        String secret,

        @Schema(required = true, description = "What it is for.", examples = "Nightly import", maxLength = 200)
        String name,

        @Schema(
                required = true,
                description = "How its secret begins, to know it by.",
                examples = "mht_3q2-796t",
                maxLength = 20)
        String prefix,

        @Schema(
                required = true,
                description = "What it may be used for.",
                examples = "[\"articles:write\", \"media:write\"]",
                maxItems = 20)
        List<@Size(max = 40) String> scopes,

        @Schema(required = true, description = "When it ends.", examples = "2027-05-01T00:00:00Z")
        Instant expiresAt) {

    /// Without the secret: records end up in logs.
    @Override
    public String toString() {
        return "AdminNewToken[id=" + id + "]";
    }
}
