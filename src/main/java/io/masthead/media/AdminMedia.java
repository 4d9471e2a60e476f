package io.masthead.media;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A picture as staff see it.
@Schema(description = "A picture as staff see it.")
public record AdminMedia(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(
                required = true,
                description = "What was uploaded.",
                examples = "image/jpeg",
                enumeration = {"image/jpeg", "image/png"})
        String contentType,

        @Schema(required = true, description = "How many bytes were uploaded.", examples = "482113", minimum = "1")
        long bytes,

        @Schema(required = true, description = "Width in pixels, upright.", examples = "1600", minimum = "1")
        int width,

        @Schema(required = true, description = "Height in pixels, upright.", examples = "900", minimum = "1")
        int height,

        @Schema(description = "What the picture shows, for those who do not see it.", maxLength = 1000)
        String alt,

        @Schema(description = "The line under the picture.", maxLength = 2000)
        String caption,

        @Schema(description = "Who made the picture.", maxLength = 500)
        String credit,

        @Schema(required = true, description = "What stays visible when the picture is cropped.")
        FocalPoint focalPoint,

        @Schema(
                required = true,
                description = "Colour to show while the picture loads.",
                examples = "#3b5a7d",
                pattern = "^#[0-9a-f]{6}$")
        String dominantColor,

        @Schema(
                required = true,
                description = "ThumbHash in Base64: a blurred preview.",
                examples = "1QcSHQRnh493V4dIh4eXh1h4kJUI",
                maxLength = 64)
        String thumbhash,

        @Schema(required = true, description = "Sizes and formats to choose from.", maxItems = 20)
        List<Rendition> renditions,

        @Schema(required = true, description = "When it was uploaded.")
        Instant createdAt) {

    static AdminMedia of(Media media, String base) {
        return new AdminMedia(
                media.id(),
                media.contentType(),
                media.bytes(),
                media.width(),
                media.height(),
                media.alt(),
                media.caption(),
                media.credit(),
                media.focalPoint(),
                media.dominantColor(),
                media.thumbhash(),
                media.renditions(base),
                media.createdAt());
    }
}
