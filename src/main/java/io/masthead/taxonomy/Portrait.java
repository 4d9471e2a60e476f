package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import io.masthead.shared.text.CleanText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The picture of an author: which one, and what is said of it here instead of where it was uploaded.
@Schema(description = "The picture of an author.")
public record Portrait(
        @Schema(required = true, description = "The picture's id.") @NotNull
        Id mediaId,

        @Schema(description = "Its text for those who cannot see it.", examples = "Lin Yan at her desk")
        @Size(max = 1000)
        String alt,

        @Schema(description = "Its caption.", examples = "In the newsroom, 2026") @Size(max = 2000)
        String caption,

        @Schema(description = "Whose picture it is.", examples = "Photo: Masthead") @Size(max = 500)
        String credit) {

    public Portrait {
        alt = CleanText.line(alt);
        caption = CleanText.text(caption);
        credit = CleanText.line(credit);
    }
}
