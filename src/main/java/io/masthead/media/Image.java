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
        @Schema(
                required = true,
                description = "The id of the image.",
                examples = "0MZ5Q4T2C8V1K",
                pattern = "^[0-9A-HJKMNP-TV-Z]{13}$")
        String mediaId,

        @Schema(
                description = "What the image shows, for those who do not see it.",
                examples = "Lanterns on the river",
                maxLength = 2000)
        String alt,

        @Schema(description = "The line under the image.", examples = "The first evening.", maxLength = 2000)
        String caption,

        @Schema(description = "Who made the image.", examples = "Archive of the newsroom", maxLength = 2000)
        String credit,

        @Schema(required = true, description = "Width of the original in pixels.", examples = "1600", minimum = "1")
        Integer width,

        @Schema(required = true, description = "Height of the original in pixels.", examples = "900", minimum = "1")
        Integer height,

        @Schema(required = true, description = "What stays visible when the image is cropped.")
        FocalPoint focalPoint,

        @Schema(
                required = true,
                description = "Colour to show while the image loads.",
                examples = "#3b5a7d",
                pattern = "^#[0-9a-f]{6}$")
        String dominantColor,

        @Schema(
                required = true,
                description = "ThumbHash of the image in Base64: a blurred preview.",
                examples = "1QcSHQRnh493V4dIh4eXh1h4kJUI",
                maxLength = 64)
        String thumbhash,

        @Schema(required = true, description = "Sizes and formats to choose from.", maxItems = 20)
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
