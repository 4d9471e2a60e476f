package io.masthead.article;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;

/// A published article as its row has it, names and pictures not yet looked up. Everything a summary needs.
///
/// @param place why the row was asked for, where one statement answers several questions
/// @param expireAt when it ends, or when a waiting version takes its place; may be `null`
public record PublishedRow(
        String place,
        Id id,
        Instant publishAt,
        Instant expireAt,
        Instant publishedAt,
        String slug,
        String kind,
        String language,
        String title,
        String subtitle,
        String summary,
        Id category,
        Id source,
        Id translationOf,
        ImageUse leadImage,
        List<BylineEntry> byline,
        List<Id> tags,
        boolean pinned,
        boolean sponsored,
        long views)
        implements Sorted {

    /// A version as its row would have it, whether it is there or not.
    public static PublishedRow of(Publication version, long views) {
        return new PublishedRow(
                "article",
                version.id(),
                version.publishAt(),
                version.expireAt(),
                version.publishedAt(),
                version.slug(),
                version.kind(),
                version.language(),
                version.title(),
                version.subtitle(),
                version.summary(),
                version.category(),
                version.source(),
                version.translationOf(),
                version.leadImage(),
                version.byline(),
                version.tags(),
                version.pinned(),
                version.sponsored(),
                views);
    }

    /// The columns in the order in which [PublishedRows] reads them; `r` is `published_article`, `v` is `view_total`.
    static final String COLUMNS =
            "r.article_id, r.publish_at, r.expire_at, r.published_at, r.slug, r.kind, r.language, r.title,"
                    + " r.subtitle, r.summary, r.category_id, r.source_id, r.translation_of, r.lead_image, r.byline, r.tag_ids,"
                    + " r.pinned, r.sponsored, coalesce(v.views, 0)";
}
