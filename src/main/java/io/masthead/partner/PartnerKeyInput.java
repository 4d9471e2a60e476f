package io.masthead.partner;

import io.masthead.shared.text.CleanText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What staff write to make a key.
@Schema(description = "A partner's key to be made.")
public record PartnerKeyInput(
        @Schema(required = true, description = "What it is for.", examples = "Newsroom server")
        @NotBlank
        @Size(max = 200)
        String name,

        @Schema(
                description = "The environment it works in: that of this installation if absent.",
                examples = "live",
                maxLength = 16)
        @Pattern(regexp = "^[a-z][a-z0-9]{0,15}$", message = "1 to 16 of a-z and 0-9, a letter first.")
        String environment,

        @Schema(
                description = "What it may be used for: `articles:read`, `account:read`, `keys:write`. All if absent.",
                examples = "[\"articles:read\", \"account:read\"]")
        @Size(min = 1, max = 20)
        List<@NotNull @Size(max = 40) String> scopes,

        @Schema(
                description = "The networks (CIDR) it may come from; from everywhere if absent.",
                examples = "[\"203.0.113.0/24\"]")
        @Size(max = 20)
        List<@NotNull @Size(max = 43) String> networks,

        @Schema(description = "When it ends; never if absent.", examples = "2027-05-01T00:00:00Z")
        Instant expiresAt) {

    public PartnerKeyInput {
        name = CleanText.line(name);
    }
}
