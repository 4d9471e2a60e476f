package io.masthead.syndication;

import io.masthead.shared.id.Id;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The key of a request.
@Schema(description = "The key that you have sent.")
public record AccountKey(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "How it begins.", examples = "mh_live_4fK0bT91xQ", maxLength = 40)
        String prefix,

        @Schema(
                required = true,
                description = "What it may be used for.",
                examples = "[\"articles:read\"]",
                maxItems = 20)
        List<@Size(max = 40) String> scopes,

        @Schema(description = "When it ends; absent if never.", examples = "2027-05-01T00:00:00Z")
        Instant expiresAt) {}
