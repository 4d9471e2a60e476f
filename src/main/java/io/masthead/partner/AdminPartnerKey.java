package io.masthead.partner;

import io.masthead.shared.id.Id;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A partner's key, without its secret.
@Schema(description = "A partner's key, without its secret.")
public record AdminPartnerKey(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "What it is for.", examples = "Newsroom server", maxLength = 200)
        String name,

        @Schema(required = true, description = "The environment it works in.", examples = "live", maxLength = 16)
        String environment,

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

        @Schema(
                required = true,
                description = "The networks it may come from; none means from everywhere.",
                examples = "[\"203.0.113.0/24\"]",
                maxItems = 20)
        List<@Size(max = 43) String> networks,

        @Schema(required = true, description = "`live`, `expired` or `revoked`.", examples = "live", maxLength = 20)
        String state,

        @Schema(required = true, description = "When it was made.", examples = "2026-05-01T08:00:00Z")
        Instant createdAt,

        @Schema(description = "When it ends; absent if never.", examples = "2027-05-01T00:00:00Z")
        Instant expiresAt,

        @Schema(description = "When it was revoked.", examples = "2026-06-01T08:00:00Z")
        Instant revokedAt,

        @Schema(
                description = "When it was last used, to the minute; absent if never.",
                examples = "2026-05-02T03:00:00Z")
        Instant lastUsedAt) {}
