package io.masthead.syndication;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A subject, a person or a source of a ninjs document.
@Schema(description = "A subject, a person or a source (IPTC ninjs 3.1).")
public record NinjsTerm(
        @Schema(required = true, description = "Its name.", examples = "Science", maxLength = 500)
        String name,

        @Schema(
                description = "How a subject or person belongs to the article, such as `category`, `tag` or `author`.",
                examples = "category",
                maxLength = 60)
        String rel,

        @Schema(description = "What a source did.", examples = "source", maxLength = 60)
        String role,

        @Schema(description = "Its address.", format = "iri", maxLength = 2000)
        String uri,

        @Schema(description = "Its name in addresses.", examples = "science", maxLength = 200)
        String literal) {}
