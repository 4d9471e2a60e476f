package io.masthead.search;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.search.engine.search.aggregation.AggregationKey;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.BooleanPredicateClausesStep;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.TypedSearchPredicateFactory;
import org.hibernate.search.mapper.pojo.standalone.mapping.SearchMapping;
import org.hibernate.search.mapper.pojo.standalone.scope.SearchScope;
import org.hibernate.search.mapper.pojo.standalone.session.SearchSession;

/// What is asked of an open index. Safe for several threads.
final class IndexQueries {

    private static final int MOST_TERMS = 1000;

    private static final AggregationKey<Map<Long, Long>> CATEGORIES = AggregationKey.of("categories");
    private static final AggregationKey<Map<Long, Long>> TAGS = AggregationKey.of("tags");
    private static final AggregationKey<Map<Integer, Long>> YEARS = AggregationKey.of("years");

    private final SearchMapping mapping;
    private final SearchScope<Indexed> scope;
    private final LuceneQueries inside;
    private final AtomicInteger askers = new AtomicInteger();

    /// @param inside to ask an index of this node's own; `null` for that of a cluster
    IndexQueries(SearchMapping mapping, SearchScope<Indexed> scope, LuceneQueries inside) {
        this.mapping = mapping;
        this.scope = scope;
        this.inside = inside;
    }

    /// Whether somebody asks just now.
    boolean isAsked() {
        return askers.get() > 0;
    }

    /// Somebody who asks, and is counted as long as that takes.
    private final class Asking implements AutoCloseable {

        private final SearchSession session;

        Asking() {
            session = mapping.createSession();
            askers.incrementAndGet();
        }

        @Override
        public void close() {
            session.close();
            askers.decrementAndGet();
        }
    }

    /// What was found.
    ///
    /// @param facets of all there is, not only of these places; `null` unless they were asked for
    record Hits(List<Place> places, Facets facets) {}

    /// The places of the best that are visible.
    ///
    /// @param from how many of them to leave out
    List<Place> places(Question question, int from, int limit) {
        return hits(question, from, limit, false).places();
    }

    /// How many there are, and of what kind.
    Facets facets(Question question) {
        return hits(question, 0, 0, true).facets();
    }

    /// The places of the best that are visible and, if wanted, how many there are in all, and of what kind: both at
    /// once take little more than one of them.
    ///
    /// @param from how many of them to leave out
    Hits hits(Question question, int from, int limit, boolean counted) {
        try (Asking asking = new Asking()) {
            if (inside != null) {
                return inside.hits(question, from, limit, counted);
            }
            var asked = asking.session
                    .search(scope)
                    .select(f -> f.composite()
                            .from(
                                    f.composite()
                                            .from(
                                                    f.score(),
                                                    f.field("publishedAt", Instant.class),
                                                    f.field("article", Long.class))
                                            .as((score, at, article) -> new Place(score, at, new Id(article), 0, null)),
                                    f.field("shown", String.class))
                            .as(Place::saying))
                    .where(matching(question, !question.newestFirst()))
                    .sort(f -> question.newestFirst()
                            ? f.field("publishedAt")
                                    .desc()
                                    .then()
                                    .field("article")
                                    .desc()
                            : f.score()
                                    .desc()
                                    .then()
                                    .field("publishedAt")
                                    .desc()
                                    .then()
                                    .field("article")
                                    .desc());
            if (!counted) {
                return new Hits(ranked(asked.fetchHits(from, limit), from), null);
            }
            var result = asked.aggregation(
                            CATEGORIES,
                            f -> f.terms().field("category", Long.class).maxTermCount(MOST_TERMS))
                    .aggregation(TAGS, f -> f.terms().field("tag", Long.class).maxTermCount(MOST_TERMS))
                    .aggregation(
                            YEARS, f -> f.terms().field("year", Integer.class).maxTermCount(MOST_TERMS))
                    .fetch(from, limit);
            return new Hits(
                    ranked(result.hits(), from),
                    new Facets(
                            result.total().hitCount(),
                            result.aggregation(CATEGORIES),
                            result.aggregation(TAGS),
                            years(result.aggregation(YEARS))));
        }
    }

    private static Map<Long, Long> years(Map<Integer, Long> found) {
        Map<Long, Long> years = new HashMap<>();
        found.forEach((year, count) -> years.put(year.longValue(), count));
        return years;
    }

    private static List<Place> ranked(List<Place> found, int from) {
        List<Place> places = new ArrayList<>();
        for (Place place : found) {
            places.add(place.at(from + places.size()));
        }
        return places;
    }

    /// What an article says.
    record Text(String title, String body) {}

    /// The texts of those of these articles that are visible.
    Map<Id, Text> texts(Collection<Id> articles, Instant now) {
        Map<Id, Text> texts = new LinkedHashMap<>();
        if (articles.isEmpty()) {
            return texts;
        }
        List<Long> ids = articles.stream().map(Id::value).toList();
        try (Asking asking = new Asking()) {
            if (inside != null) {
                return inside.texts(articles, now);
            }
            asking.session
                    .search(scope)
                    .select(f -> f.composite()
                            .from(
                                    f.field("article", Long.class),
                                    f.field("headline", String.class),
                                    f.field("shown", String.class))
                            .as((article, title, body) -> Map.entry(new Id(article), new Text(title, body))))
                    .where(f ->
                            visible(f.bool().filter(f.terms().field("article").matchingAny(ids)), f, now))
                    .fetchHits(articles.size())
                    .forEach(one -> texts.put(one.getKey(), one.getValue()));
        }
        return texts;
    }

    /// How many versions of articles have a word of English, or a pair of Chinese characters, in their text.
    long count(String term) {
        try (Asking asking = new Asking()) {
            return asking.session
                    .search(scope)
                    .where(f -> f.phrase().field("body").matching(term))
                    .fetchTotalHitCount();
        }
    }

    /// The visible articles that have most of these terms by their weights, best first.
    List<Id> withMost(Map<String, Double> weights, Instant now, int limit) {
        if (weights.isEmpty()) {
            return List.of();
        }
        try (Asking asking = new Asking()) {
            return asking
                    .session
                    .search(scope)
                    .select(f -> f.field("article", Long.class))
                    .where(f -> visible(f.bool().must(any(f, weights)), f, now))
                    .fetchHits(limit)
                    .stream()
                    .map(Id::new)
                    .distinct()
                    .toList();
        }
    }

    /// What those terms weigh together that each of these articles has; nothing is said of those that have none, or
    /// are not visible.
    Map<Id, Double> weigh(Map<String, Double> weights, Collection<Id> articles, Instant now) {
        Map<Id, Double> found = new HashMap<>();
        if (weights.isEmpty() || articles.isEmpty()) {
            return found;
        }
        List<Long> ids = articles.stream().map(Id::value).toList();
        try (Asking asking = new Asking()) {
            asking.session
                    .search(scope)
                    .select(f -> f.composite()
                            .from(f.field("article", Long.class), f.score())
                            .as((article, score) -> Map.entry(new Id(article), score.doubleValue())))
                    .where(f -> visible(
                            f.bool()
                                    .must(any(f, weights))
                                    .filter(f.terms().field("article").matchingAny(ids)),
                            f,
                            now))
                    .fetchHits(ids.size())
                    .forEach(one -> found.put(one.getKey(), one.getValue()));
        }
        return found;
    }

    /// Each of these terms scores by its weight, however often a text has it.
    private static PredicateFinalStep any(TypedSearchPredicateFactory<?> make, Map<String, Double> weights) {
        var any = make.bool();
        weights.forEach((term, weight) -> any.should(make.bool()
                .must(make.phrase().fields("title", "summary", "body").matching(term))
                .constantScore()
                .boost(weight.floatValue())));
        return any;
    }

    private static PredicateFinalStep visible(
            BooleanPredicateClausesStep<?, ?> all, TypedSearchPredicateFactory<?> make, Instant now) {
        return all.filter(make.range().field("publishAt").atMost(now))
                .filter(make.range().field("expireAt").greaterThan(now));
    }

    /// Visible articles whose title, from one of its words on, looks or sounds as if it began like this; newest first.
    List<Id> started(String folded, String letters, Instant now, int limit) {
        try (Asking asking = new Asking()) {
            return asking
                    .session
                    .search(scope)
                    .select(f -> f.field("article", Long.class))
                    .where(f -> {
                        var any = f.bool().should(f.prefix().field("starts").matching(folded));
                        if (!letters.isEmpty()) {
                            any.should(f.prefix().field("sounds").matching(letters));
                        }
                        return visible(f.bool().filter(any), f, now);
                    })
                    .sort(f -> f.field("publishedAt")
                            .desc()
                            .then()
                            .field("article")
                            .desc())
                    .fetchHits(limit)
                    .stream()
                    .map(Id::new)
                    .toList();
        }
    }

    /// How many versions of articles it has.
    long size() {
        try (Asking asking = new Asking()) {
            return asking.session.search(scope).where(f -> f.matchAll()).fetchTotalHitCount();
        }
    }

    private SearchPredicate matching(Question question, boolean weighed) {
        return new Matching(scope.predicate(), question).predicate(weighed);
    }
}
