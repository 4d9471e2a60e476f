package io.masthead.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One size and format of an image, ready to be loaded.
///
/// @param name what it is for; each name exists in WebP and in JPEG or PNG
/// @param width in pixels
/// @param height in pixels
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One size and format of an image. Each name exists in WebP and in JPEG or PNG.")
public record Rendition(
        @Schema(required = true, description = "What the rendition is for.", examples = "card", maxLength = 60)
        String name,

        @Schema(
                required = true,
                description = "Absolute address.",
                format = "uri",
                examples = "https://news.example/media/0a4d55a8d778e5022fab701977c5d840bbc486d0/card.webp",
                maxLength = 2000)
        String url,

        @Schema(required = true, description = "Width in pixels.", examples = "640", minimum = "1")
        int width,

        @Schema(required = true, description = "Height in pixels.", examples = "360", minimum = "1")
        int height,

        @Schema(required = true, description = "Media type.", examples = "image/webp", maxLength = 60)
        String contentType) {}
