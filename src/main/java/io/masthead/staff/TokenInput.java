package io.masthead.staff;

import io.masthead.shared.text.CleanText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What staff write to make a token for a program.
@Schema(description = "A token for a program.")
public record TokenInput(
        @Schema(required = true, description = "What it is for.", examples = "Nightly import")
        @NotBlank
        @Size(max = 200)
        String name,

        @Schema(
                required = true,
                description = "What it may be used for: `articles:read`, `articles:write`, `articles:publish`,"
                        + " `taxonomy:read`, `taxonomy:write`, `media:read`, `media:write`, `slots:read`, `slots:write`,"
                        + " `site:read`, `site:write`, `staff:read`, `staff:write`, `partners:read`,"
                        + " `partners:write`, `webhooks:read`, `webhooks:write`, `transfer:read`, `transfer:write`,"
                        + " `audit:read`. Any scope of an area"
                        + " comes with reading there. Your own role bounds it all the same.",
                examples = "[\"articles:write\", \"media:write\"]")
        @NotEmpty
        @Size(max = 20)
        List<@NotNull @Size(max = 40) String> scopes,

        @Schema(
                description = "When it ends; within 366 days, and after 366 days if absent.",
                examples = "2027-05-01T00:00:00Z")
        Instant expiresAt) {

    public TokenInput {
        name = CleanText.line(name);
    }
}
