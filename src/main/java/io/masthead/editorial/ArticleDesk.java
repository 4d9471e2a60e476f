package io.masthead.editorial;

import io.masthead.article.PublishedVersions;
import io.masthead.shared.http.IfMatch;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.staff.Caller;
import io.masthead.staff.Role;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Hands articles to whoever asks, and shows them: authors get their own only, and nobody gets one whose version they
/// have not seen, nor one that does not allow what they are about to do.
@Singleton
class ArticleDesk {

    private final EditorialRepository articles;
    private final Saving saving;
    private final PublishedVersions versions;
    private final Caller caller;
    private final Shown shown;
    private final Clock clock;

    ArticleDesk(
            EditorialRepository articles,
            Saving saving,
            PublishedVersions versions,
            Caller caller,
            Shown shown,
            Clock clock) {
        this.articles = articles;
        this.saving = saving;
        this.versions = versions;
        this.caller = caller;
        this.shown = shown;
        this.clock = clock;
    }

    /// The article if the caller may see it.
    ///
    /// @throws Problem `404`, the same for other people's articles as for none
    EditorialArticle existing(String id) {
        return Id.parse(id)
                .flatMap(articles::find)
                .filter(article -> isEditor() || article.createdBy().equals(caller.id()))
                .orElseThrow(() -> Problem.notFound("article"));
    }

    /// The article, for an action on the version that the caller has seen.
    ///
    /// @throws Problem `404`, `412`, `428`, or `409` with what is allowed now
    EditorialArticle guarded(String id, String ifMatch, String action) {
        EditorialArticle article = existing(id);
        IfMatch.check(ifMatch, article.version());
        shown.revisionBefore(article.revision());
        Actions.check(action, article, isEditor(), clock.instant());
        return article;
    }

    /// @param before what stood there, or `null` for a new article
    /// @throws Problem `403` if an author changes what only editors write
    void checkEditorsPart(ArticleInput input, ArticleInput before) {
        if (!isEditor() && !ArticleInput.editorsPart(input).equals(ArticleInput.editorsPart(before))) {
            throw Problem.forbidden("publishedAt, initialViews and oldUrls are for editors.");
        }
    }

    boolean isEditor() {
        return caller.may(Role.EDITOR);
    }

    Id caller() {
        return caller.id();
    }

    /// The article after a change: its version is known once it is written.
    AdminArticle changed(EditorialArticle article) {
        return changed(article, null);
    }

    /// @param dropped what a save has left out of the body
    AdminArticle changed(EditorialArticle article, List<String> dropped) {
        articles.flush();
        return seen(article, dropped);
    }

    /// The article as the caller sees it.
    AdminArticle seen(EditorialArticle article, List<String> dropped) {
        shown.version(article.version());
        Instant now = clock.instant();
        List<PublicationState> states = versions.of(article.id()).stream()
                .map(version -> PublicationState.of(version, now))
                .toList();
        PublicationState last = states.isEmpty() ? null : states.getLast();
        PublicationState current =
                states.stream().filter(PublicationState::visible).findFirst().orElse(last);
        boolean waits = last != current && last.publishAt().isAfter(now);
        return new AdminArticle(
                article.id(),
                article.status(now),
                article.revision(),
                saving.current(article).input(),
                current,
                waits ? last : null,
                article.scheduledAt(now).orElse(null),
                article.externalId(),
                Actions.of(article, isEditor(), now),
                article.review().orElse(null),
                article.trashedAt().orElse(null),
                dropped == null || dropped.isEmpty() ? null : dropped,
                article.createdAt(),
                article.updatedAt());
    }
}
