package io.masthead.site;

import io.masthead.shared.id.Id;
import io.masthead.shared.text.CleanText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Which picture is the logo of the site or of a friend link.
@Schema(description = "Which picture is the logo.")
public record Logo(
        @Schema(required = true, description = "The picture's id.") @NotNull
        Id mediaId,

        @Schema(description = "Its text for those who cannot see it.", examples = "Masthead") @Size(max = 1000)
        String alt) {

    public Logo {
        alt = CleanText.line(alt);
    }
}
