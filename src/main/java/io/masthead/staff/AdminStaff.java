package io.masthead.staff;

import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A member of staff as staff see them.
@Schema(description = "A member of staff.")
public record AdminStaff(
        @Schema(required = true, description = "Their id.") Id id,

        @Schema(
                required = true,
                description = "The e-mail address they log in with, in lower case.",
                examples = "chief@news.example",
                maxLength = Staff.LONGEST_EMAIL)
        String email,

        @Schema(required = true, description = "Their name.", examples = "Lin Yue", maxLength = 200)
        String name,

        @Schema(
                required = true,
                description =
                        "What they may do: `author` (own drafts), `editor` (all content) or `admin` (everything).",
                examples = "editor",
                maxLength = 20)
        String role) {

    static AdminStaff of(Staff staff) {
        return new AdminStaff(
                staff.id(), staff.email(), staff.name(), staff.role().toString());
    }

    static AdminStaff of(SignedIn who) {
        return new AdminStaff(who.id(), who.email(), who.name(), who.role().toString());
    }
}
