package io.masthead.editorial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.article.ArticleRenderer;
import io.masthead.article.Correction;
import io.masthead.article.Publication;
import io.masthead.article.Publications;
import io.masthead.article.PublishedDocument;
import io.masthead.article.body.Body;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.tally.ViewTotals;
import io.masthead.taxonomy.SourceRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Carries the current revision of an article over to publication.
@Singleton
class Publishing {

    private static final int SUMMARY_CHARACTERS = 100;

    private final Publications publications;
    private final SourceRepository sources;
    private final ViewTotals views;
    private final ObjectMapper json;

    Publishing(Publications publications, SourceRepository sources, ViewTotals views, ObjectMapper json) {
        this.publications = publications;
        this.sources = sources;
        this.views = views;
        this.json = json;
    }

    /// Publishes now or at an hour to come.
    ///
    /// @throws Problem `422` for an hour in the past, or an end before the beginning
    void publish(EditorialArticle article, Draft draft, PublishInput how, Instant now) {
        if (how.at() != null && !how.at().isAfter(now)) {
            throw Problem.invalid("/at", "in-the-past", "Publish at a moment to come, or now without `at`.");
        }
        Instant publishAt = how.at() == null ? now : how.at();
        if (how.expireAt() != null && !how.expireAt().isAfter(publishAt)) {
            throw Problem.invalid("/expireAt", "before-publication", "It would end before it begins.");
        }
        // An hour that was planned but has not come is no date to keep.
        Instant publishedAt = draft.publishedAt() == null
                ? article.firstPublishedAt().filter(at -> !at.isAfter(now)).orElse(publishAt)
                : draft.publishedAt();
        if (publishedAt.isAfter(publishAt)) {
            throw Problem.invalid("/publishedAt", "after-publication", "The date shown lies after the publication.");
        }
        List<Correction> corrections = corrections(article, how, publishAt);
        publications.publish(publication(article, draft, how, publishAt, publishedAt, corrections), now);
        if (draft.initialViews() != null) {
            views.start(article.id(), draft.initialViews());
        }
        article.publish(publishAt, publishedAt, write(corrections), now);
    }

    /// Takes back the version that waits for its hour.
    void unschedule(EditorialArticle article, Instant now) {
        publications.unschedule(article.id(), now);
        article.unschedule(now);
    }

    /// Takes it away from readers, until it is published again.
    void withdraw(EditorialArticle article, Instant now) {
        publications.remove(article.id(), "withdraw", "article-withdrawn", null, now);
        article.leave(Status.WITHDRAWN, now);
    }

    /// Takes it down for good.
    ///
    /// @param reason what readers are told, or `null`
    void kill(EditorialArticle article, String reason, Instant now) {
        publications.remove(article.id(), "kill", "article-killed", reason, now);
        article.leave(Status.KILLED, now);
    }

    private Publication publication(
            EditorialArticle article,
            Draft draft,
            PublishInput how,
            Instant publishAt,
            Instant publishedAt,
            List<Correction> corrections) {
        Body body = Body.stored(draft.body().toString());
        Id source = draft.source() == null
                ? null
                : sources.named(draft.source().name(), draft.source().url()).id();
        List<Id> images = new ArrayList<>(ArticleRenderer.images(body));
        if (draft.leadImage() != null) {
            images.add(draft.leadImage().mediaId());
        }
        String summary = draft.summary() == null ? body.firstCharacters(SUMMARY_CHARACTERS) : draft.summary();
        return new Publication(
                article.id(),
                article.revision(),
                publishAt,
                how.expireAt(),
                publishedAt,
                draft.slug(),
                draft.kind(),
                draft.language(),
                draft.title(),
                draft.subtitle(),
                summary.isEmpty() ? null : summary,
                draft.category(),
                source,
                draft.translationOf() == null ? article.id() : draft.translationOf(),
                draft.leadImage(),
                draft.byline(),
                draft.tags(),
                images,
                draft.pinned(),
                draft.sponsored(),
                draft.hideAds(),
                draft.oldUrls(),
                how.correction() != null,
                new PublishedDocument(
                        draft.body(),
                        body.wordCount(),
                        body.readingMinutes(),
                        corrections,
                        draft.seo(),
                        draft.rights(),
                        draft.canonicalUrl(),
                        draft.related()));
    }

    private List<Correction> corrections(EditorialArticle article, PublishInput how, Instant at) {
        try {
            List<Correction> told =
                    new ArrayList<>(json.readValue(article.corrections(), new TypeReference<List<Correction>>() {}));
            if (how.correction() != null) {
                told.add(new Correction(at, how.correction()));
            }
            return told;
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("stored corrections cannot be read", broken);
        }
    }

    private String write(List<Correction> corrections) {
        try {
            return json.writeValueAsString(corrections);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("corrections could not be written", broken);
        }
    }
}
