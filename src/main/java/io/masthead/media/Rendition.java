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
        @Schema(required = true, description = "What the rendition is for.", examples = "wide")
        String name,

        @Schema(required = true, description = "Absolute address.", format = "uri")
        String url,

        @Schema(required = true, description = "Width in pixels.", examples = "1280")
        int width,

        @Schema(required = true, description = "Height in pixels.", examples = "720")
        int height,

        @Schema(required = true, description = "Media type.", examples = "image/webp")
        String contentType) {}
