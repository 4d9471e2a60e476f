package io.masthead.syndication;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where the page or a picture is found.
@Schema(description = "Where the page, or one size of a picture, is found (IPTC ninjs 3.1).")
public record NinjsRendition(
        @Schema(required = true, description = "What it is for.", examples = "card", maxLength = 60)
        String name,

        @Schema(
                required = true,
                description = "Its address.",
                format = "iri",
                examples = "https://news.example/articles/river-lights",
                maxLength = 2000)
        String href,

        @Schema(required = true, description = "Its media type.", examples = "image/webp", maxLength = 60)
        String contentType,

        @Schema(description = "Width in pixels.", examples = "640", minimum = "1")
        Integer width,

        @Schema(description = "Height in pixels.", examples = "360", minimum = "1")
        Integer height) {}
