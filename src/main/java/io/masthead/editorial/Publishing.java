package io.masthead.editorial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.article.Correction;
import io.masthead.article.Publications;
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
        Id source = draft.source() == null
                ? null
                : sources.named(draft.source().name(), draft.source().url()).id();
        var dates = new Draft.Dates(publishAt, how.expireAt(), publishedAt);
        publications.publish(
                draft.publication(
                        article.id(), article.revision(), dates, source, corrections, how.correction() != null),
                now);
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

    private List<Correction> corrections(EditorialArticle article, PublishInput how, Instant at) {
        List<Correction> told = new ArrayList<>(corrections(article));
        if (how.correction() != null) {
            told.add(new Correction(at, how.correction()));
        }
        return told;
    }

    /// What readers have been told to be corrected so far.
    List<Correction> corrections(EditorialArticle article) {
        try {
            return json.readValue(article.corrections(), new TypeReference<List<Correction>>() {});
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
