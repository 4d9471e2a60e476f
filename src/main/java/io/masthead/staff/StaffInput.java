package io.masthead.staff;

import io.masthead.shared.text.CleanText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What admins write about a member of staff.
@Schema(description = "A member of staff as admins write them.")
public record StaffInput(
        @Schema(
                required = true,
                description = "The address they log in with. Capitals do not matter; nobody else may have it.",
                examples = "lin@news.example")
        @NotBlank
        @Size(max = Staff.LONGEST_EMAIL)
        @Pattern(regexp = EMAIL, message = "An e-mail address.")
        String email,

        @Schema(required = true, description = "Their name.", examples = "Lin Yue")
        @NotBlank
        @Size(max = Staff.LONGEST_NAME)
        String name,

        @Schema(
                required = true,
                description = "What they may do.",
                examples = "editor",
                enumeration = {"author", "editor", "admin"})
        @NotNull
        @Pattern(regexp = ROLE, message = "One of: author, editor, admin.")
        String role) {

    static final String EMAIL = "^\\s*[^\\s@]+@[^\\s@]+\\s*$";
    static final String ROLE = "^(author|editor|admin)$";

    public StaffInput {
        name = CleanText.line(name);
    }
}
