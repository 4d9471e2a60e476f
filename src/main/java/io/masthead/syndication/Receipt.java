package io.masthead.syndication;

import io.masthead.shared.id.Id;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a partner has confirmed.
@Schema(description = "What you have confirmed. Said again, it stays as you said it first.")
public record Receipt(
        @Schema(required = true, description = "The takedown's id.")
        Id takedown,

        @Schema(required = true, description = "When your last copy went.", examples = "2026-05-01T08:12:00Z")
        Instant removedAt,

        @Schema(required = true, description = "When you first said so.", examples = "2026-05-01T08:13:00Z")
        Instant receivedAt,

        @Schema(description = "What you added.", examples = "Caches were cleared at 08:15.", maxLength = 2000)
        String note) {}
