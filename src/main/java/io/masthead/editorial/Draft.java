package io.masthead.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.article.ArticleRenderer;
import io.masthead.article.BylineEntry;
import io.masthead.article.Correction;
import io.masthead.article.ImageUse;
import io.masthead.article.Publication;
import io.masthead.article.PublishedDocument;
import io.masthead.article.RelatedPin;
import io.masthead.article.Rights;
import io.masthead.article.Seo;
import io.masthead.article.body.Body;
import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The whole of an article as one revision keeps it: checked, every reference an id.
record Draft(
        String title,
        String slug,
        String kind,
        String subtitle,
        String summary,
        JsonNode body,
        Id category,
        List<Id> tags,
        List<BylineEntry> byline,
        SourceInput source,
        ImageUse leadImage,
        String language,
        Id translationOf,
        boolean pinned,
        boolean sponsored,
        boolean hideAds,
        List<RelatedPin> related,
        Rights rights,
        Seo seo,
        String canonicalUrl,
        String externalId,
        Instant publishedAt,
        Long initialViews,
        List<String> oldUrls) {

    private static final int SUMMARY_CHARACTERS = 100;

    /// The articles of ours that it leads to.
    Set<Id> articles() {
        Set<Id> ids = new HashSet<>(ArticleRenderer.links(Body.stored(body)));
        related.stream().map(RelatedPin::articleId).filter(Objects::nonNull).forEach(ids::add);
        return ids;
    }

    /// From when on it is visible, until when (or `null`), and the date that readers are shown.
    record Dates(Instant publishAt, Instant expireAt, Instant publishedAt) {}

    /// The version that it makes when it is carried over to publication.
    ///
    /// @param source the id of its source, or `null`
    /// @param corrections all that readers are told of
    /// @param corrects whether this version corrects the one before
    Publication publication(
            Id article, int revision, Dates dates, Id source, List<Correction> corrections, boolean corrects) {
        Body text = Body.stored(body);
        List<Id> images = new ArrayList<>(ArticleRenderer.images(text));
        if (leadImage != null) {
            images.add(leadImage.mediaId());
        }
        String standfirst = summary == null ? text.firstCharacters(SUMMARY_CHARACTERS) : summary;
        return new Publication(
                article,
                revision,
                dates.publishAt(),
                dates.expireAt(),
                dates.publishedAt(),
                slug,
                kind,
                language,
                title,
                subtitle,
                standfirst.isEmpty() ? null : standfirst,
                category,
                source,
                translationOf == null ? article : translationOf,
                leadImage,
                byline,
                tags,
                images,
                pinned,
                sponsored,
                hideAds,
                oldUrls,
                corrects,
                new PublishedDocument(
                        body,
                        text.wordCount(),
                        text.readingMinutes(),
                        corrections,
                        seo,
                        rights,
                        canonicalUrl,
                        related));
    }

    /// What staff would have to write to get just this.
    ArticleInput input() {
        return new ArticleInput(
                title,
                slug,
                kind,
                subtitle,
                summary,
                body,
                null,
                null,
                category == null ? null : category.toString(),
                tags.stream().map(Id::toString).toList(),
                byline.stream()
                        .map(entry -> new BylineInput(entry.name(), entry.role()))
                        .toList(),
                source,
                ImageInput.of(leadImage),
                language,
                translationOf,
                pinned,
                sponsored,
                hideAds,
                related.stream().map(RelatedInput::of).toList(),
                rights,
                seo,
                canonicalUrl,
                externalId,
                publishedAt,
                initialViews,
                oldUrls);
    }
}
