package io.masthead.syndication;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Another name of a ninjs document.
@Schema(description = "Another name of the article (IPTC ninjs 3.1).")
public record NinjsName(
        @Schema(
                required = true,
                description = "What kind of name: `id`, `slug` or `canonical-url`.",
                examples = "id",
                maxLength = 60)
        String role,

        @Schema(required = true, description = "The name.", examples = "0MZ5Q4T2C8V1K", maxLength = 2000)
        String value) {}
