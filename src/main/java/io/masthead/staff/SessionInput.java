package io.masthead.staff;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What staff send to log in.
@Schema(description = "What staff send to log in.")
public record SessionInput(
        @Schema(required = true, description = "The account's e-mail address.", examples = "chief@news.example")
        @NotBlank
        @Size(max = Staff.LONGEST_EMAIL)
        String email,

        @Schema(
                required = true,
                description = "The account's password.",
                format = "password",
                examples = "correct horse battery staple")
        @NotEmpty
        @Size(max = Passwords.LONGEST)
        String password) {

    /// Without the password: records end up in logs.
    @Override
    public String toString() {
        return "SessionInput[email=" + email + "]";
    }
}
