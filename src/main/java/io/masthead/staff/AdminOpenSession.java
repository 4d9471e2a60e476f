package io.masthead.staff;

import io.masthead.shared.id.Id;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One of the caller's sessions, without its token.
@Schema(description = "One of your sessions.")
public record AdminOpenSession(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "When it was opened.", examples = "2026-05-01T08:00:00Z")
        Instant createdAt,

        @Schema(required = true, description = "When it ends by itself.", examples = "2026-05-01T20:00:00Z")
        Instant expiresAt,

        @Schema(required = true, description = "Whether it is the one that this request came with.", examples = "true")
        boolean current) {

    static AdminOpenSession of(StaffSessions.Open open, Id current) {
        return new AdminOpenSession(
                open.id(), open.createdAt(), open.expiresAt(), open.id().equals(current));
    }
}
