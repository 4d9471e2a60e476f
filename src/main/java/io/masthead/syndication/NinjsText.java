package io.masthead.syndication;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A headline, a description or a body of a ninjs document.
@Schema(description = "A headline, a description or a body (IPTC ninjs 3.1).")
public record NinjsText(
        @Schema(description = "What it is for, such as `main` or `subtitle`.", examples = "main", maxLength = 60)
        String role,

        @Schema(description = "Its media type.", examples = "text/html", maxLength = 60)
        String contentType,

        @Schema(description = "How many words it has.", examples = "420", minimum = "0")
        Integer wordCount,

        @Schema(required = true, description = "The text.", examples = "The river lights up", maxLength = 4_000_000)
        String value) {}
