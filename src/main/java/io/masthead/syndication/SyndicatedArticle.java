package io.masthead.syndication;

import io.masthead.article.ArticleDetail;
import io.masthead.article.ArticleSummary;
import io.masthead.article.Byline;
import io.masthead.article.CategoryRef;
import io.masthead.article.Correction;
import io.masthead.article.Rights;
import io.masthead.article.SourceRef;
import io.masthead.article.TagRef;
import io.masthead.article.body.Block;
import io.masthead.media.Image;
import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An article as a partner gets it.
@Schema(description = "An article, as far as the plan allows it.")
public record SyndicatedArticle(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(
                required = true,
                description = "Its version: larger with each that is published.",
                examples = "4",
                minimum = "0")
        int version,

        @Schema(required = true, description = "The headline.", examples = "The river lights up", maxLength = 500)
        String title,

        @Schema(description = "The line under the headline.", maxLength = 500)
        String subtitle,

        @Schema(
                description = "The standfirst; the beginning of the text where the editors wrote none.",
                maxLength = 2000)
        String summary,

        @Schema(required = true, description = "Its language (BCP 47).", examples = "zh-CN", maxLength = 35)
        String language,

        @Schema(description = "Where it is sorted.") CategoryRef category,

        @Schema(required = true, description = "Its tags, in the editors' order.", maxItems = 50)
        List<TagRef> tags,

        @Schema(required = true, description = "Who made it, in the editors' order.", maxItems = 50)
        List<Byline> byline,

        @Schema(description = "Where it comes from.") SourceRef source,

        @Schema(description = "Its picture, if the plan allows pictures.")
        Image leadImage,

        @Schema(
                description = "The body as Portable Text, if the plan allows bodies; with `body=portable-text`.",
                maxItems = 2000)
        List<Block> body,

        @Schema(description = "The body as HTML that is safe to insert; with `body=html`.", maxLength = 4_000_000)
        String html,

        @Schema(description = "The body as plain text; with `body=text`.", maxLength = 400_000)
        String text,

        @Schema(description = "How many words the body has; a Chinese character counts as one.", minimum = "0")
        Integer wordCount,

        @Schema(required = true, description = "When it was published.", examples = "2026-05-01T08:00:00Z")
        Instant publishedAt,

        @Schema(
                required = true,
                description = "When the current version became visible.",
                examples = "2026-05-01T09:30:00Z")
        Instant updatedAt,

        @Schema(
                description = "Until when you must hold it back; absent if it may be shown at once.",
                examples = "2026-05-01T10:00:00Z")
        Instant embargoedUntil,

        @Schema(description = "When it must be taken down at the latest.", examples = "2027-05-01T00:00:00Z")
        Instant expiresAt,

        @Schema(
                required = true,
                description = "The page that counts for search engines.",
                format = "iri",
                examples = "https://news.example/articles/river-lights",
                maxLength = 2000)
        String canonicalUrl,

        @Schema(required = true, description = "Whether a copy must link that page.", examples = "true")
        boolean mustLinkCanonical,

        @Schema(required = true, description = "Who owns it and how it may be used.")
        Rights rights,

        @Schema(required = true, description = "Corrections that readers are told of, oldest first.", maxItems = 100)
        List<Correction> corrections)
        implements SyndicatedItem {

    /// Of everything that was rendered only what this record names leaves.
    static SyndicatedArticle of(Copy copy, Entitlement entitlement) {
        ArticleDetail article = copy.article();
        ArticleSummary summary = article.summary();
        return new SyndicatedArticle(
                summary.id(),
                copy.version().revision(),
                summary.title(),
                summary.subtitle(),
                summary.summary(),
                summary.language(),
                summary.category(),
                summary.tags(),
                summary.byline(),
                summary.source(),
                summary.leadImage(),
                article.body(),
                article.html(),
                article.text(),
                article.wordCount(),
                summary.publishedAt(),
                summary.updatedAt(),
                entitlement.embargoedUntil(copy.version().row()),
                copy.expires(),
                article.canonicalUrl(),
                entitlement.linkCanonical(),
                article.rights() == null ? new Rights(null, null, null) : article.rights(),
                article.corrections() == null ? List.of() : article.corrections());
    }
}
