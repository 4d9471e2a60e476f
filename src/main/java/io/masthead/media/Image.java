package io.masthead.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An image as readers get it: what the editor chose for this place (alt, caption, credit) and all that is needed to
/// show it. Where an image is only referred to, as in a stored body, the members behind `credit` are absent.
///
/// @param alt what the image shows, for those who do not see it
/// @param width of the original, in pixels
/// @param height of the original, in pixels
/// @param dominantColor `#rrggbb`, shown while the image loads
/// @param thumbhash Base64, a blurred preview (evanw.github.io/thumbhash)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An image with its renditions.")
public record Image(
        @Schema(required = true, description = "The id of the image.", examples = "0MZ5Q4T2C8V1K")
        String mediaId,

        @Schema(description = "What the image shows, for those who do not see it.")
        String alt,

        @Schema(description = "The line under the image.") String caption,
        @Schema(description = "Who made the image.") String credit,

        @Schema(description = "Width of the original in pixels.")
        Integer width,

        @Schema(description = "Height of the original in pixels.")
        Integer height,

        FocalPoint focalPoint,

        @Schema(description = "Colour to show while the image loads.", pattern = "^#[0-9a-f]{6}$")
        String dominantColor,

        @Schema(description = "ThumbHash of the image in Base64: a blurred preview.")
        String thumbhash,

        @Schema(description = "Sizes and formats to choose from.")
        List<Rendition> renditions) {

    public Image {
        renditions = renditions == null ? null : List.copyOf(renditions);
    }

    /// A reference to an image, with the editor's words for the place where it stands.
    public static Image reference(String mediaId, String alt, String caption, String credit) {
        return new Image(mediaId, alt, caption, credit, null, null, null, null, null, null);
    }

    /// The same image with the words of one place; where they are absent (`null`), those of the image itself stay.
    public Image withWords(String alt, String caption, String credit) {
        return new Image(
                mediaId,
                alt == null ? this.alt : alt,
                caption == null ? this.caption : caption,
                credit == null ? this.credit : credit,
                width,
                height,
                focalPoint,
                dominantColor,
                thumbhash,
                renditions);
    }
}
