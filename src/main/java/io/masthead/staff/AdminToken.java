package io.masthead.staff;

import io.masthead.shared.id.Id;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A token for a program, without its secret.
@Schema(description = "A token for a program, without its secret.")
public record AdminToken(
        @Schema(required = true, description = "Its id.") Id id,

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

        @Schema(required = true, description = "The id of who made it. It may never do more than they may.")
        Id staff,

        @Schema(required = true, description = "When it was made.", examples = "2026-05-01T08:00:00Z")
        Instant createdAt,

        @Schema(required = true, description = "When it ends.", examples = "2027-05-01T00:00:00Z")
        Instant expiresAt,

        @Schema(
                description = "When it was last used, to the minute; absent if never.",
                examples = "2026-05-02T03:00:00Z")
        Instant lastUsedAt) {}
