package io.masthead.article;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.masthead.article.body.Block;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One article, whole: what lists show of it, and its body.
@Schema(
        name = "Article",
        description = "One article, whole: what lists show of it, and its body in the form that was asked for.")
public record ArticleDetail(
        @JsonUnwrapped ArticleSummary summary,

        @Schema(description = "The body as Portable Text; with `body=portable-text`.", maxItems = 2000)
        List<Block> body,

        @Schema(description = "The body as HTML that is safe to insert; with `body=html`.", maxLength = 4_000_000)
        String html,

        @Schema(description = "The body as plain text; with `body=text`.", maxLength = 400_000)
        String text,

        @Schema(description = "How many words the body has; a Chinese character counts as one.", minimum = "0")
        Integer wordCount,

        @Schema(description = "How long reading takes, in minutes.", minimum = "1")
        Integer readingMinutes,

        @Schema(description = "Corrections that readers are told of, oldest first.", maxItems = 100)
        List<Correction> corrections,

        @Schema(description = "What search engines are told.")
        Seo seo,

        @Schema(description = "Who owns it and how it may be used.")
        Rights rights,

        @Schema(description = "The address that counts for search engines.", format = "iri", maxLength = 2000)
        String canonicalUrl,

        @Schema(description = "The way down to its category.", maxItems = 20)
        List<CategoryStep> breadcrumb,

        @Schema(description = "The same article in other languages.", maxItems = 50)
        List<Translation> translations) {

    /// The same with another source.
    public ArticleDetail withSource(SourceRef other) {
        return new ArticleDetail(
                summary.withSource(other),
                body,
                html,
                text,
                wordCount,
                readingMinutes,
                corrections,
                seo,
                rights,
                canonicalUrl,
                breadcrumb,
                translations);
    }

    /// The members that `fields` chooses among.
    public static final Set<String> OPTIONAL = optional();

    private static Set<String> optional() {
        Set<String> names = new HashSet<>(ArticleSummary.OPTIONAL);
        names.addAll(Set.of(
                "body",
                "wordCount",
                "readingMinutes",
                "corrections",
                "seo",
                "rights",
                "canonicalUrl",
                "breadcrumb",
                "translations"));
        return Set.copyOf(names);
    }
}
