package io.masthead.staff;

import io.masthead.shared.id.Id;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A session that was just opened: the only time its token is shown.
@Schema(description = "A session that was just opened.")
public record AdminSession(
        @Schema(required = true, description = "The session's id, by which it can be ended.")
        Id id,

        @Schema(
                required = true,
                description = "Send it as `Authorization: Bearer …`. It is shown this once and cannot be read again.",
                examples = "mhs_3q2-796tvu_erb7v3q2-796tvu_erb7v3q2-796tvu8",
                maxLength = 100)
        String token,

        @Schema(required = true, description = "When the session ends by itself.", examples = "2026-05-01T20:00:00Z")
        Instant expiresAt,

        @Schema(required = true, description = "Who has logged in.")
        AdminStaff staff) {

    /// Without the token: records end up in logs.
    @Override
    public String toString() {
        return "AdminSession[id=" + id + ", expiresAt=" + expiresAt + ", staff=" + staff.id() + "]";
    }
}
