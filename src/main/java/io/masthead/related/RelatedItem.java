package io.masthead.related;

import io.masthead.article.ArticleSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Something related: an article of ours, or a link elsewhere.
@Schema(description = "Something related: either an `article` or a `link`.", examples = """
                {"article": {"id": "0MZ5Q4T2C8V1K", "slug": "river-lights",
                  "url": "https://news.example/articles/river-lights", "title": "The river lights up",
                  "language": "en", "publishedAt": "2026-05-01T08:00:00Z", "updatedAt": "2026-05-01T09:30:00Z"},
                 "reason": "shared-tags", "score": 0.67}""")
public record RelatedItem(
        @Schema(description = "An article of ours.") ArticleSummary article,

        @Schema(description = "An address elsewhere.") RelatedLink link,

        @Schema(
                required = true,
                description = "Why it is here: `pinned`, `shared-tags` or `similar-text`.",
                examples = "shared-tags",
                maxLength = 60)
        String reason,

        @Schema(
                required = true,
                description = "How closely it is related, from 0 to 1.",
                examples = "0.67",
                minimum = "0",
                maximum = "1")
        double score) {}
