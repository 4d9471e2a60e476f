package io.masthead.syndication;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A picture of an article, as a ninjs document of its own.
@Schema(description = "A picture of the article (IPTC ninjs 3.1).")
public record NinjsPicture(
        @Schema(
                required = true,
                description = "Its place: `lead` or `body-1` and so on.",
                examples = "lead",
                maxLength = 60)
        String name,

        @Schema(
                required = true,
                description = "Names the picture for ever.",
                format = "uri",
                examples = "urn:masthead:media:0MZ5Q4T2C8V1K",
                maxLength = 200)
        String uri,

        @Schema(required = true, description = "Always `picture`.", examples = "picture", maxLength = 20)
        String type,

        @Schema(required = true, description = "Always `usable`.", examples = "usable", maxLength = 20)
        String pubStatus,

        @Schema(description = "Who made it.", maxLength = 2000)
        String by,

        @Schema(required = true, description = "The caption, and what the picture shows.", maxItems = 10)
        List<NinjsText> descriptions,

        @Schema(required = true, description = "Its sizes and formats.", maxItems = 20)
        List<NinjsRendition> renditions) {}
