package io.masthead.editorial;

import io.masthead.article.Publication;
import io.masthead.article.Publications;
import io.masthead.media.MediaUse;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.masthead.site.SiteRepository;
import io.masthead.tally.ViewTotals;
import io.masthead.taxonomy.SourceRepository;
import io.masthead.taxonomy.TermUse;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/// Takes in many articles that lived elsewhere, within the caller's transaction: the same rows that saving and
/// publishing each of them would make, in a few statements for all. They keep their dates. What has an
/// `externalId` that is known here becomes that article's next revision.
@Singleton
public class ArrivingArticles {

    private final EditorialRepository articles;
    private final ArticleIntake intake;
    private final Drafting drafting;
    private final Saving saving;
    private final Publications publications;
    private final SourceRepository sources;
    private final SiteRepository site;
    private final TermUse termUse;
    private final MediaUse mediaUse;
    private final ViewTotals views;
    private final Validation validation;

    /// An article from elsewhere.
    ///
    /// @param status `draft`, `in-review`, `published` or `trashed`; published at an hour to come means
    /// scheduled
    /// @param changedAt when it was last changed, or `null`
    /// @param formerSlugs slugs under which readers knew it; they lead to a new article if they are free
    public record Arrival(ArticleInput input, Status status, Instant changedAt, List<String> formerSlugs) {}

    /// What became of it.
    ///
    /// @param id `null` if it was refused
    /// @param notes what was dropped or changed on the way
    /// @param refused why it did not come in, or `null`
    public record Arrived(Id id, boolean isNew, List<String> notes, Problem refused) {}

    /// A new article on its way into the tables.
    private record Fresh(int place, Arrival arrival, Drafting.Made made, EditorialArticle article, List<String> notes) {

        boolean isPublished() {
            return arrival.status == Status.PUBLISHED;
        }
    }

    ArrivingArticles(
            EditorialRepository articles,
            ArticleIntake intake,
            Drafting drafting,
            Saving saving,
            Publications publications,
            SourceRepository sources,
            SiteRepository site,
            TermUse termUse,
            MediaUse mediaUse,
            ViewTotals views,
            Validation validation) {
        this.articles = articles;
        this.intake = intake;
        this.drafting = drafting;
        this.saving = saving;
        this.publications = publications;
        this.sources = sources;
        this.site = site;
        this.termUse = termUse;
        this.mediaUse = mediaUse;
        this.views = views;
        this.validation = validation;
    }

    /// Takes them in, in their order.
    ///
    /// @param createTags whether unknown tags are made, of their names
    /// @param by who saves them
    /// @return what became of each, in the same order
    /// @throws Problem if one is refused when others were written already: the transaction must not be
    /// committed, and each is to be tried alone
    public List<Arrived> take(List<Arrival> arrivals, boolean createTags, Id by, Instant now) {
        Arrived[] became = new Arrived[arrivals.size()];
        Set<String> known = articles.knownElsewhere(arrivals.stream()
                .map(arrival -> arrival.input.externalId())
                .filter(Objects::nonNull)
                .toList());
        Map<Integer, Drafting.Written> fresh = new LinkedHashMap<>();
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < became.length; i++) {
            Arrival arrival = arrivals.get(i);
            try {
                validation.check(arrival.input);
                String elsewhere = arrival.input.externalId();
                if (elsewhere != null && !known.add(elsewhere) || isToCome(arrival, now)) {
                    others.add(i);
                } else {
                    fresh.put(i, Drafting.Written.of(arrival.input));
                }
            } catch (Problem refused) {
                became[i] = new Arrived(null, false, List.of(), refused);
            }
        }
        enter(draft(arrivals, fresh, createTags, by, now, became), now);
        for (int place : others) {
            became[place] = again(arrivals.get(place), createTags, by, now);
        }
        return List.of(became);
    }

    private static boolean isToCome(Arrival arrival, Instant now) {
        Instant publishedAt = arrival.input.publishedAt();
        return arrival.status == Status.PUBLISHED && publishedAt != null && publishedAt.isAfter(now);
    }

    /// The way that editors take, for what is known here or waits for its hour.
    private Arrived again(Arrival arrival, boolean createTags, Id by, Instant now) {
        ArticleIntake.Saved saved = intake.take(arrival.input, createTags, by, now);
        if (isToCome(arrival, now)) {
            intake.schedule(saved.id(), arrival.input.publishedAt(), now);
        } else if (arrival.status == Status.PUBLISHED) {
            intake.publish(saved.id(), null, now);
        }
        return new Arrived(saved.id(), saved.isNew(), saved.dropped(), null);
    }

    private List<Fresh> draft(
            List<Arrival> arrivals,
            Map<Integer, Drafting.Written> written,
            boolean createTags,
            Id by,
            Instant now,
            Arrived[] became) {
        if (written.isEmpty()) {
            return List.of();
        }
        Drafting.Named named = drafting.named(List.copyOf(written.values()));
        String language = site.language();
        ArrivingSlugs slugs = new ArrivingSlugs(articles, written.values());
        List<Fresh> fresh = new ArrayList<>();
        written.forEach((place, one) -> {
            Arrival arrival = arrivals.get(place);
            EditorialArticle article = new EditorialArticle(Id.next(), by, begun(arrival, now));
            List<String> notes = new ArrayList<>();
            try {
                String slug = slugs.take(one.input(), article.id(), notes);
                Drafting.Made made = drafting.draft(one, named, null, article.id(), slug, language, createTags);
                notes.addAll(made.dropped());
                fresh.add(new Fresh(place, arrival, made, article, notes));
                became[place] = new Arrived(article.id(), true, notes, null);
            } catch (Problem refused) {
                became[place] = new Arrived(null, false, List.of(), refused);
            }
        });
        return fresh;
    }

    private void enter(List<Fresh> fresh, Instant now) {
        if (fresh.isEmpty()) {
            return;
        }
        EntityManager database = articles.getEntityManager();
        database.unwrap(Session.class).setJdbcBatchSize(fresh.size());
        List<Publication> versions = new ArrayList<>();
        Map<Id, List<String>> formerSlugs = new HashMap<>();
        Map<String, Id> sourceIds = new HashMap<>();
        for (Fresh one : fresh) {
            Draft draft = one.made.draft();
            Instant at = changed(one.arrival, now);
            int revision = one.article.revise(draft, at);
            if (one.isPublished()) {
                Instant publishedAt = draft.publishedAt() == null ? at : draft.publishedAt();
                one.article.publish(at, publishedAt, "[]", at);
                var dates = new Draft.Dates(at, null, publishedAt);
                versions.add(draft.publication(
                        one.article.id(), revision, dates, source(draft, sourceIds), List.of(), false));
                formerSlugs.put(one.article.id(), one.arrival.formerSlugs);
            } else if (one.arrival.status == Status.IN_REVIEW) {
                one.article.submit(at);
            } else if (one.arrival.status == Status.TRASHED) {
                one.article.trash(at);
            }
        }
        fresh.forEach(one -> articles.persist(one.article));
        fresh.forEach(one -> articles.keep(new Revision(
                one.article.id(),
                1,
                one.article.updatedAt(),
                one.article.createdBy(),
                null,
                saving.write(one.made.draft()))));
        articles.flush();
        database.clear();
        termUse.begin(Saving.USED_BY, byArticle(fresh, Saving::terms));
        mediaUse.begin(Saving.USED_BY, byArticle(fresh, Saving::images));
        Set<String> taken = publications.begin(versions, formerSlugs, now);
        fresh.forEach(one -> Stream.concat(one.arrival.formerSlugs.stream(), one.made.draft().oldUrls().stream())
                .filter(taken::contains)
                .forEach(address -> one.notes.add(address + " leads to another article already")));
        views.start(fresh.stream()
                .filter(one -> one.isPublished() && one.made.draft().initialViews() != null)
                .collect(Collectors.toMap(
                        one -> one.article.id(), one -> one.made.draft().initialViews())));
    }

    private static Map<Id, List<Id>> byArticle(List<Fresh> fresh, Function<Draft, List<Id>> part) {
        Map<Id, List<Id>> all = new LinkedHashMap<>();
        fresh.forEach(one -> all.put(one.article.id(), part.apply(one.made.draft())));
        return all;
    }

    private Id source(Draft draft, Map<String, Id> known) {
        SourceInput source = draft.source();
        return source == null
                ? null
                : known.computeIfAbsent(
                        source.name() + " " + source.url(),
                        name -> sources.named(source.name(), source.url()).id());
    }

    /// When the version that arrives was made: not before it was published, not after now.
    private static Instant changed(Arrival arrival, Instant now) {
        Instant publishedAt = arrival.input.publishedAt();
        Instant changed = arrival.changedAt == null ? publishedAt : arrival.changedAt;
        if (changed == null || changed.isAfter(now)) {
            return now;
        }
        return publishedAt != null && publishedAt.isAfter(changed) && !publishedAt.isAfter(now) ? publishedAt : changed;
    }

    private static Instant begun(Arrival arrival, Instant now) {
        Instant publishedAt = arrival.input.publishedAt();
        Instant changed = changed(arrival, now);
        return publishedAt != null && publishedAt.isBefore(changed) ? publishedAt : changed;
    }
}
