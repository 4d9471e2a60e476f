package io.masthead.staff;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What staff send to change their password.
@Schema(description = "A change of one's own password.")
public record PasswordChangeInput(
        @Schema(
                required = true,
                description = "The password until now.",
                format = "password",
                examples = "correct horse battery staple")
        @NotEmpty
        @Size(max = Passwords.LONGEST)
        String currentPassword,

        @Schema(
                required = true,
                description = "The password from now on; all of it counts.",
                format = "password",
                examples = "seven herons over the weir")
        @NotNull
        @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
        String newPassword) {

    /// Without the passwords: records end up in logs.
    @Override
    public String toString() {
        return "PasswordChangeInput[]";
    }
}
