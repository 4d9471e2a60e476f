package io.masthead.page;

import io.masthead.article.ArticleSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An article in the ranking of what is read most.
@Schema(description = "An article in the ranking of what is read most.")
public record MostViewedArticle(
        @Schema(required = true, description = "The article.")
        ArticleSummary article,

        @Schema(required = true, description = "How often it was read in the window that was asked for.", minimum = "0")
        long viewsInWindow) {}
