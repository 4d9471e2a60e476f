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
                enumeration = {"image/jpeg", "image/png", "image/webp", "image/gif"})
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

        @Schema(description = "What the picture may be used for.", maxLength = 500)
        String licence,

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

        @Schema(
                required = true,
                description = "Sizes and formats to choose from; none before the first ones are made.",
                maxItems = 20)
        List<Rendition> renditions,

        @Schema(
                required = true,
                description = "Whether the files are what they are to be (`ready`), are still being made"
                        + " (`processing`: the old ones are shown meanwhile), or could not be made (`failed`).",
                examples = READY,
                enumeration = {PROCESSING, READY, FAILED})
        String state,

        @Schema(description = "Why the files could not be made.", examples = "picture-damaged", maxLength = 60)
        String failure,

        @Schema(required = true, description = "How many articles, authors and others use it.", minimum = "0")
        int uses,

        @Schema(
                required = true,
                description = "SHA-256 of what was uploaded, in hexadecimal.",
                examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                pattern = "^[0-9a-f]{64}$")
        String sha256,

        @Schema(description = "What the uploaded file was called.", examples = "lanterns.jpg", maxLength = 255)
        String fileName,

        @Schema(description = "Who uploaded it.") Id uploadedBy,

        @Schema(required = true, description = "When it was uploaded.")
        Instant createdAt) {

    static final String PROCESSING = "processing";
    static final String READY = "ready";
    static final String FAILED = "failed";

    /// @param pending how far its files are, or `null` if they are made
    static AdminMedia of(Media media, String base, MediaWork.Pending pending, int uses) {
        return new AdminMedia(
                media.id(),
                media.contentType(),
                media.bytes(),
                media.width(),
                media.height(),
                media.alt(),
                media.caption(),
                media.credit(),
                media.licence(),
                media.focalPoint(),
                media.dominantColor(),
                media.thumbhash(),
                media.renditions(base),
                state(pending),
                pending == null ? null : pending.failure(),
                uses,
                media.hash(),
                media.fileName(),
                media.uploadedBy().orElse(null),
                media.createdAt());
    }

    private static String state(MediaWork.Pending pending) {
        if (pending == null) {
            return READY;
        }
        return pending.failure() == null ? PROCESSING : FAILED;
    }
}
