package io.masthead.editorial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private final ObjectMapper json;

    /// An article that was saved.
    ///
    /// @param dropped what was left out on the way
    record Saved(Id id, boolean isNew, List<String> dropped) {}

    ArticleIntake(
            EditorialRepository articles,
            Saving saving,
            Publishing publishing,
            Validation validation,
            ObjectMapper json) {
        this.articles = articles;
        this.saving = saving;
        this.publishing = publishing;
        this.validation = validation;
        this.json = json;
    }

    /// Saves an article: as the next revision of the one with its `externalId`, or as a new one.
    ///
    /// @param by who saves it
    /// @param at when it is saved
    /// @throws Problem `422` for what cannot be accepted, `409` for an article that was killed
    public Id save(ArticleInput input, Id by, Instant at) {
        return take(input, false, by, at).id();
    }

    /// The same for an article that somebody brings. A slug that another article has is left out.
    ///
    /// @param createTags whether unknown tags are made, of their names
    Saved take(ArticleInput input, boolean createTags, Id by, Instant at) {
        ArticleInput checked = validation.check(input);
        Optional<EditorialArticle> known =
                Optional.ofNullable(input.externalId()).flatMap(articles::byExternalId);
        EditorialArticle article = known.orElseGet(() -> new EditorialArticle(Id.next(), by, at));
        Actions.check(Actions.SAVE, article, true, at);
        List<String> dropped = new ArrayList<>();
        boolean isTaken = input.slug() != null
                && articles.owner(input.slug())
                        .filter(owner -> !owner.equals(article.id()))
                        .isPresent();
        if (isTaken) {
            dropped.add("slug " + input.slug() + " is another article's");
        }
        ArticleInput kept = isTaken ? checked.withoutSlug() : checked;
        dropped.addAll(saving.save(article, known.isEmpty(), kept, createTags, by, at));
        forget();
        return new Saved(article.id(), known.isEmpty(), dropped);
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

    /// Has the current revision published at an hour to come.
    ///
    /// @throws Problem as [#publish]
    public void schedule(Id id, Instant at, Instant now) {
        EditorialArticle article = articles.find(id).orElseThrow(() -> Problem.notFound("article"));
        Actions.check(Actions.PUBLISH, article, true, now);
        publishing.publish(article, saving.current(article), new PublishInput(at, null, null), now);
        forget();
    }

    /// Whether a text is a revision of an article, as they are kept.
    ///
    /// @throws Problem `422` if not
    public void checkRevision(String document) {
        try {
            validation.check(json.readValue(document, Draft.class).input());
        } catch (JsonProcessingException | IllegalArgumentException broken) {
            throw Problem.invalid("/row/document", "no-revision", "This is no revision of an article.");
        }
    }

    /// A transaction that takes in hundreds would otherwise look through all of them before each statement.
    private void forget() {
        articles.flush();
        articles.getEntityManager().clear();
    }
}
