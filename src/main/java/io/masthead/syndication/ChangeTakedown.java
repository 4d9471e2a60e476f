package io.masthead.syndication;

import io.masthead.shared.id.Id;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a partner has to confirm.
@Schema(description = "A takedown: every copy must go, and you confirm that yours have.")
public record ChangeTakedown(
        @Schema(required = true, description = "Its id: confirm at `/v1/syndication/takedowns/{id}/receipt`.")
        Id id,

        @Schema(required = true, description = "Until when.", examples = "2026-05-02T08:00:00Z")
        Instant deadline,

        @Schema(description = "Why, if that is public.", examples = "Court order", maxLength = 1000)
        String reason) {}
