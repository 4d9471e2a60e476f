package io.masthead.staff;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What an admin sends to give somebody another password.
@Schema(description = "Another password for somebody.")
public record PasswordInput(
        @Schema(
                required = true,
                description = "The new password; all of it counts.",
                format = "password",
                examples = "correct horse battery staple")
        @NotNull
        @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
        String password) {

    /// Without the password: records end up in logs.
    @Override
    public String toString() {
        return "PasswordInput[]";
    }
}
