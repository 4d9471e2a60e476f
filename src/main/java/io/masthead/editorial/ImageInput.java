package io.masthead.editorial;

import io.masthead.article.ImageUse;
import io.masthead.shared.id.Id;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The picture of an article, as staff write it.
@Schema(description = "The article's picture. Words that are absent are taken from the picture itself.")
public record ImageInput(
        @Schema(required = true, description = "The id of the picture.") @NotNull
        Id mediaId,

        @Schema(description = "What it shows, for those who do not see it.", maxLength = 1000) @Size(max = 1000)
        String alt,

        @Schema(description = "The line under it.", maxLength = 2000) @Size(max = 2000)
        String caption,

        @Schema(description = "Who made it.", maxLength = 500) @Size(max = 500)
        String credit) {

    static ImageInput of(ImageUse use) {
        return use == null ? null : new ImageInput(use.mediaId(), use.alt(), use.caption(), use.credit());
    }

    ImageUse use() {
        return new ImageUse(mediaId, alt, caption, credit);
    }
}
