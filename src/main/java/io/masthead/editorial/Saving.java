package io.masthead.editorial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.article.ArticleRenderer;
import io.masthead.article.BylineEntry;
import io.masthead.article.body.Body;
import io.masthead.media.MediaUse;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.text.Slug;
import io.masthead.site.SiteRepository;
import io.masthead.taxonomy.TermUse;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Saves articles: every save is a new revision, and nothing that was saved is ever changed.
@Singleton
class Saving {

    static final String USED_BY = "draft";
    private static final int MOST_TRIES = 50;

    private final EditorialRepository articles;
    private final Drafting drafting;
    private final SiteRepository site;
    private final TermUse termUse;
    private final MediaUse mediaUse;
    private final ObjectMapper json;

    Saving(
            EditorialRepository articles,
            Drafting drafting,
            SiteRepository site,
            TermUse termUse,
            MediaUse mediaUse,
            ObjectMapper json) {
        this.articles = articles;
        this.drafting = drafting;
        this.site = site;
        this.termUse = termUse;
        this.mediaUse = mediaUse;
        this.json = json;
    }

    /// Saves what was written as the article's next revision, the first one included.
    ///
    /// @param isNew whether the article is not in the database yet
    /// @return what was dropped of the body on the way
    /// @throws Problem `422` for what cannot be accepted, `409` for a slug or external id that is taken
    List<String> save(
            EditorialArticle article, boolean isNew, ArticleInput input, boolean createTags, Id by, Instant now) {
        return save(article, isNew, input, createTags, by, now, null);
    }

    /// Saves what an earlier revision said as the next one.
    ///
    /// @throws Problem `422` if something that it names is no longer there, `409` if its slug or external id is
    /// another article's by now
    void restore(EditorialArticle article, ArticleInput input, int from, Id by, Instant now) {
        save(article, false, input, false, by, now, from);
    }

    private List<String> save(
            EditorialArticle article,
            boolean isNew,
            ArticleInput input,
            boolean createTags,
            Id by,
            Instant now,
            Integer restoredFrom) {
        String slug = slug(article, input);
        checkExternalId(article, input.externalId());
        Drafting.Made made =
                drafting.draft(input, isNew ? null : current(article), article.id(), slug, site.language(), createTags);
        int number = article.revise(made.draft(), now);
        if (isNew) {
            articles.persist(article);
        }
        articles.flush();
        articles.keep(new Revision(article.id(), number, now, by, restoredFrom, write(made.draft())));
        use(article.id(), made.draft());
        return made.dropped();
    }

    /// The draft that the current revision keeps.
    Draft current(EditorialArticle article) {
        return draft(articles.revision(article.id(), article.revision()).orElseThrow());
    }

    /// The draft that a revision keeps.
    Draft draft(Revision revision) {
        try {
            return json.readValue(revision.document(), Draft.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a revision cannot be read", broken);
        }
    }

    private String slug(EditorialArticle article, ArticleInput input) {
        if (input.slug() != null) {
            Slug.fault(input.slug()).ifPresent(sentence -> {
                throw Problem.invalid("/slug", "bad-slug", sentence);
            });
            if (!isFree(input.slug(), article.id())) {
                throw Problem.conflict("slug-taken", "Another article has, or had, this slug.", List.of());
            }
            return input.slug();
        }
        if (article.slug() != null) {
            return article.slug();
        }
        return made(input.title(), article.id(), slug -> isFree(slug, article.id()));
    }

    /// A slug for a headline. Headlines repeat ("Weather today"); the first free number makes the slug unique,
    /// the id if there are too many.
    static String made(String title, Id article, Predicate<String> isFree) {
        String made = Slug.of(title).orElse("article");
        if (!made.equals("article") && isFree.test(made)) {
            return made;
        }
        return numbered(made, article, isFree);
    }

    /// The slug with the first number that is free.
    static String numbered(String slug, Id article, Predicate<String> isFree) {
        return IntStream.rangeClosed(2, MOST_TRIES)
                .mapToObj(number -> Slug.numbered(slug, number))
                .filter(isFree)
                .findFirst()
                .orElseGet(() -> "article-" + article.toString().toLowerCase(Locale.ROOT));
    }

    private boolean isFree(String slug, Id self) {
        return articles.owner(slug).filter(owner -> !owner.equals(self)).isEmpty();
    }

    private void checkExternalId(EditorialArticle article, String externalId) {
        if (externalId == null) {
            return;
        }
        articles.byExternalId(externalId)
                .filter(other -> !other.id().equals(article.id()))
                .ifPresent(other -> {
                    throw Problem.conflict("external-id-taken", "Another article has this externalId.", List.of());
                });
    }

    private void use(Id article, Draft draft) {
        termUse.use(USED_BY, article, terms(draft));
        mediaUse.use(USED_BY, article, images(draft));
    }

    /// The categories, tags and authors that a draft names.
    static List<Id> terms(Draft draft) {
        List<Id> terms = new ArrayList<>(draft.tags());
        draft.byline().stream()
                .map(BylineEntry::authorId)
                .filter(Objects::nonNull)
                .forEach(terms::add);
        if (draft.category() != null) {
            terms.add(draft.category());
        }
        return terms;
    }

    /// The pictures that a draft shows.
    static List<Id> images(Draft draft) {
        List<Id> images = new ArrayList<>(ArticleRenderer.images(Body.stored(draft.body())));
        if (draft.leadImage() != null) {
            images.add(draft.leadImage().mediaId());
        }
        return images;
    }

    /// A draft as a revision keeps it.
    String write(Draft draft) {
        try {
            return json.writeValueAsString(draft);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a draft could not be written", broken);
        }
    }
}
