package io.masthead.syndication;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Which standard a document follows.
@Schema(description = "Which standard the document follows (IPTC ninjs 3.1).")
public record NinjsStandard(
        @Schema(required = true, description = "Its name.", examples = "ninjs", maxLength = 20)
        String name,

        @Schema(required = true, description = "Its version.", examples = "3.1", maxLength = 20)
        String version,

        @Schema(
                required = true,
                description = "Its schema.",
                format = "uri",
                examples = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
                maxLength = 200)
        String schema) {}
