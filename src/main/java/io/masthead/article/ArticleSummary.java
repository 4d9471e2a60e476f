package io.masthead.article;

import io.masthead.media.Image;
import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An article as lists show it.
@Schema(description = "An article as lists show it. With `fields`, members that were not chosen are absent.")
public record ArticleSummary(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(
                required = true,
                description = "Its current name in addresses.",
                examples = "river-lights",
                maxLength = 200)
        String slug,

        @Schema(
                required = true,
                description = "The address of its page.",
                format = "uri",
                examples = "https://news.example/articles/river-lights",
                maxLength = 2000)
        String url,

        @Schema(
                description = "A story of the day, or a page that stays.",
                enumeration = {"story", "page"})
        String kind,

        @Schema(required = true, description = "The headline.", examples = "The river lights up", maxLength = 500)
        String title,

        @Schema(description = "The line under the headline.", maxLength = 500)
        String subtitle,

        @Schema(
                description = "The standfirst; the beginning of the text where the editors wrote none.",
                examples = "Five hundred lanterns were set afloat on Saturday.",
                maxLength = 2000)
        String summary,

        @Schema(description = "Where it is sorted.") CategoryRef category,

        @Schema(description = "Its tags, in the editors' order.", maxItems = 50)
        List<TagRef> tags,

        @Schema(description = "Who made it, in the editors' order.", maxItems = 50)
        List<Byline> byline,

        @Schema(description = "Where it comes from.") SourceRef source,

        @Schema(description = "Its picture.") Image leadImage,

        @Schema(required = true, description = "Its language (BCP 47).", examples = "zh-CN", maxLength = 35)
        String language,

        @Schema(required = true, description = "When it was published.", examples = "2026-05-01T08:00:00Z")
        Instant publishedAt,

        @Schema(
                required = true,
                description = "When the current version became visible.",
                examples = "2026-05-01T09:30:00Z")
        Instant updatedAt,

        @Schema(description = "How often it was read.", examples = "817", minimum = "0")
        Long views,

        @Schema(description = "Whether the editors keep it on top.")
        Boolean pinned,

        @Schema(description = "Whether it was paid for.") Boolean sponsored) {

    /// The same with another source.
    ArticleSummary withSource(SourceRef other) {
        return new ArticleSummary(
                id,
                slug,
                url,
                kind,
                title,
                subtitle,
                summary,
                category,
                tags,
                byline,
                other,
                leadImage,
                language,
                publishedAt,
                updatedAt,
                views,
                pinned,
                sponsored);
    }

    /// The members that always come.
    public static final Set<String> REQUIRED =
            Set.of("id", "slug", "url", "title", "language", "publishedAt", "updatedAt");

    /// The members that `fields` chooses among.
    public static final Set<String> OPTIONAL = Set.of(
            "kind",
            "subtitle",
            "summary",
            "category",
            "tags",
            "byline",
            "source",
            "leadImage",
            "views",
            "pinned",
            "sponsored");
}
