package io.masthead.editorial;

import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/// Takes in articles that lived elsewhere before, within the caller's transaction. Each step happens at the moment that
/// is named for it, so that what comes from an archive keeps its dates. Entities that the caller has at hand are
/// detached.
@Singleton
public class ArticleIntake {

    private final EditorialRepository articles;
    private final Saving saving;
    private final Publishing publishing;
    private final Validation validation;

    ArticleIntake(EditorialRepository articles, Saving saving, Publishing publishing, Validation validation) {
        this.articles = articles;
        this.saving = saving;
        this.publishing = publishing;
        this.validation = validation;
    }

    /// Saves an article: as the next revision of the one with its `externalId`, or as a new one.
    ///
    /// @param by who saves it
    /// @param at when it is saved
    /// @throws Problem `422` for what cannot be accepted, `409` for a slug that is taken or an article that
    /// was killed
    public Id save(ArticleInput input, Id by, Instant at) {
        ArticleInput checked = validation.check(input);
        Optional<EditorialArticle> known =
                Optional.ofNullable(input.externalId()).flatMap(articles::byExternalId);
        EditorialArticle article = known.orElseGet(() -> new EditorialArticle(Id.next(), by, at));
        Actions.check(Actions.SAVE, article, true, at);
        saving.save(article, known.isEmpty(), checked, false, by, at);
        forget();
        return article.id();
    }

    /// Publishes the current revision.
    ///
    /// @param correction what this version corrects, or `null`
    /// @param at from when on readers see this version; not before its `publishedAt`, not after the present
    /// @throws Problem `404`, `409` for an article that was killed, `422` for a moment before its `publishedAt`
    public void publish(Id id, String correction, Instant at) {
        EditorialArticle article = articles.find(id).orElseThrow(() -> Problem.notFound("article"));
        Actions.check(Actions.PUBLISH, article, true, at);
        publishing.publish(article, saving.current(article), new PublishInput(null, null, correction), at);
        forget();
    }

    /// A transaction that takes in hundreds would otherwise look through all of them before each statement.
    private void forget() {
        articles.flush();
        articles.getEntityManager().clear();
    }
}
