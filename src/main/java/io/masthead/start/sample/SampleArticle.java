package io.masthead.start.sample;

import io.masthead.article.Seo;
import io.masthead.editorial.ArticleInput;
import io.masthead.editorial.BylineInput;
import io.masthead.editorial.ImageInput;
import io.masthead.editorial.RelatedInput;
import io.masthead.editorial.SourceInput;
import io.masthead.shared.id.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// An article of the sample newsroom, as `articles.ndjson` has it: other articles by their `externalId`, pictures by
/// their key, times as how long ago.
record SampleArticle(
        String externalId,
        String kind,
        String slug,
        String language,
        String translationOf,
        String title,
        String subtitle,
        String summary,
        String category,
        List<String> tags,
        List<BylineInput> byline,
        String source,
        String leadPicture,
        Duration publishedAgo,
        long initialViews,
        Boolean pinned,
        Boolean sponsored,
        List<String> related,
        List<Correction> corrections,
        Seo seo,
        String bodyMarkdown) {

    private static final Pattern PICTURE = Pattern.compile("\\(picture:([a-z-]+)");

    /// What was wrong, and when it was put right.
    record Correction(Duration ago, String note) {}

    SampleArticle {
        related = related == null ? List.of() : related;
        corrections = corrections == null ? List.of() : corrections;
    }

    /// The articles that it names.
    Set<String> others() {
        Set<String> others = new HashSet<>(related);
        if (translationOf != null) {
            others.add(translationOf);
        }
        return others;
    }

    /// The article as staff would write it.
    ///
    /// @param views how often it was read before it came here, or `null`
    /// @param pictures the pictures by key
    /// @param sources the sources' addresses by name
    /// @param articles the articles that are known already; it leads to no others
    ArticleInput input(
            Instant publishedAt,
            Long views,
            Map<String, Id> pictures,
            Map<String, String> sources,
            Map<String, Id> articles) {
        return new ArticleInput(
                title,
                slug,
                kind,
                subtitle,
                summary,
                null,
                null,
                PICTURE.matcher(bodyMarkdown).replaceAll(named -> "(media:" + pictures.get(named.group(1))),
                category,
                tags,
                byline,
                source == null ? null : new SourceInput(source, sources.get(source)),
                leadPicture == null ? null : new ImageInput(pictures.get(leadPicture), null, null, null),
                language,
                translationOf == null ? null : articles.get(translationOf),
                pinned,
                sponsored,
                null,
                related.stream()
                        .map(articles::get)
                        .filter(Objects::nonNull)
                        .map(id -> new RelatedInput(id, null, null, null))
                        .toList(),
                null,
                seo,
                null,
                externalId,
                publishedAt,
                views,
                null);
    }
}
