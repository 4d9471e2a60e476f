package io.masthead.article;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A tag of an article.
@Schema(description = "A tag of an article.")
public record TagRef(
        @Schema(required = true, description = "Its name in addresses.", examples = "ke-chuang", maxLength = 200)
        String slug,

        @Schema(required = true, description = "Its name for readers.", examples = "科创", maxLength = 200)
        String name,

        @Schema(
                required = true,
                description = "The address of its page.",
                format = "uri",
                examples = "https://news.example/tags/ke-chuang",
                maxLength = 2000)
        String url) {}
