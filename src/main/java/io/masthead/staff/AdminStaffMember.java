package io.masthead.staff;

import io.masthead.shared.id.Id;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A member of staff as admins see them.
@Schema(description = "A member of staff as admins keep them.")
public record AdminStaffMember(
        @Schema(required = true, description = "Their id.") Id id,

        @Schema(
                required = true,
                description = "The e-mail address they log in with, in lower case.",
                examples = "chief@news.example",
                maxLength = Staff.LONGEST_EMAIL)
        String email,

        @Schema(required = true, description = "Their name.", examples = "Lin Yue", maxLength = Staff.LONGEST_NAME)
        String name,

        @Schema(
                required = true,
                description = "`author` (own drafts), `editor` (all content) or `admin` (everything).",
                examples = "editor",
                maxLength = 20)
        String role,

        @Schema(required = true, description = "`active` or `suspended`.", examples = "active", maxLength = 20)
        String state,

        @Schema(required = true, description = "Since when they are here.", examples = "2026-05-01T08:00:00Z")
        Instant createdAt,

        @Schema(description = "Since when they are suspended.", examples = "2026-06-01T08:00:00Z")
        Instant suspendedAt,

        @Schema(
                description = "The issuer (OpenID Connect) that vouches for them; absent for who has a password here.",
                examples = "https://login.news.example",
                maxLength = 255)
        String issuer) {

    static AdminStaffMember of(Staff staff) {
        return new AdminStaffMember(
                staff.id(),
                staff.email(),
                staff.name(),
                staff.role().toString(),
                staff.isActive() ? "active" : "suspended",
                staff.createdAt(),
                staff.suspendedAt().orElse(null),
                staff.issuer().orElse(null));
    }

    StaffInput input() {
        return new StaffInput(email, name, role);
    }
}
