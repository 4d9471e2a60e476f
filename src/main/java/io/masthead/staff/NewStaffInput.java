package io.masthead.staff;

import io.masthead.shared.text.CleanText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What admins write to take somebody on.
@Schema(description = "A new member of staff.")
public record NewStaffInput(
        @Schema(
                required = true,
                description = "The address they log in with. Capitals do not matter; nobody else may have it.",
                examples = "lin@news.example")
        @NotBlank
        @Size(max = Staff.LONGEST_EMAIL)
        @Pattern(regexp = StaffInput.EMAIL, message = "An e-mail address.")
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
        @Pattern(regexp = StaffInput.ROLE, message = "One of: author, editor, admin.")
        String role,

        @Schema(
                required = true,
                description = "Their first password; all of it counts. They change it themselves.",
                format = "password",
                examples = "correct horse battery staple")
        @NotNull
        @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
        String password) {

    public NewStaffInput {
        name = CleanText.line(name);
    }

    /// Without the password: records end up in logs.
    @Override
    public String toString() {
        return "NewStaffInput[email=" + email + ", role=" + role + "]";
    }
}
