package io.masthead.media;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What staff write about a picture.
@Schema(description = "What staff write about a picture. Where it is used, an article can say it in other words.")
public record MediaInput(
        @Schema(
                description = "What the picture shows, for those who do not see it.",
                examples = "Paper lanterns over a narrow street")
        @Size(max = 1000)
        String alt,

        @Schema(description = "The line under the picture.", examples = "The lantern street on the first evening.")
        @Size(max = 2000)
        String caption,

        @Schema(description = "Who made the picture.", examples = "Archive of the newsroom") @Size(max = 500)
        String credit,

        @Schema(description = "What the picture may be used for.", examples = "CC BY 4.0") @Size(max = 500)
        String licence,

        @Schema(description = "What stays visible when the picture is cropped; its middle if absent.") @Valid
        FocalPoint focalPoint) {

    /// Nothing is said yet.
    public static final MediaInput NOTHING = new MediaInput(null, null, null, null, null);

    private static final FocalPoint MIDDLE = new FocalPoint(0.5, 0.5);

    /// Words without a licence, as they always were.
    public MediaInput(String alt, String caption, String credit, FocalPoint focalPoint) {
        this(alt, caption, credit, null, focalPoint);
    }

    FocalPoint focus() {
        return focalPoint == null ? MIDDLE : focalPoint;
    }
}
