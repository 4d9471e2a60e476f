package io.masthead.article;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One who made an article, as readers see it.
@Schema(description = "One who made the article.")
public record Byline(
        @Schema(required = true, description = "The name as it is to be shown.", examples = "舒抒", maxLength = 200)
        String name,

        @Schema(
                description = "The author's slug, if there is a page about them.",
                examples = "shu-shu",
                maxLength = 200)
        String slug,

        @Schema(
                required = true,
                description = "What they did.",
                examples = "author",
                enumeration = {"author", "editor", "photographer", "translator"})
        String role,

        @Schema(description = "The address of the page about them.", format = "uri", maxLength = 2000)
        String url) {}
