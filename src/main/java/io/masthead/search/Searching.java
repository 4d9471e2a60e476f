package io.masthead.search;

import io.masthead.article.ArticleSummary;
import io.masthead.article.Listed;
import io.masthead.article.ListedArticles;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.paging.Fields;
import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Slice;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Answers what readers look for: the index says which articles, the published rows what they say now.
@Singleton
class Searching {

    /// How long to wait for an index that has not taken in the latest changes. What it says then is kept for a moment
    /// only.
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static final Duration SHORTLY = Duration.ofSeconds(1);
    private static final Facets NONE = new Facets(0, Map.of(), Map.of(), Map.of());

    private final IndexKeeper keeper;
    private final ListedArticles articles;
    private final Facetting facetting;
    private final SearchMisses misses;
    private final Cursors cursors;
    private final Shown shown;

    Searching(
            IndexKeeper keeper,
            ListedArticles articles,
            Facetting facetting,
            SearchMisses misses,
            Cursors cursors,
            Shown shown) {
        this.keeper = keeper;
        this.articles = articles;
        this.facetting = facetting;
        this.misses = misses;
        this.cursors = cursors;
        this.shown = shown;
    }

    /// How an answer is to be.
    ///
    /// @param name names the list for cursors: everything that shapes it
    /// @param facets what hits are to be counted by
    record Form(String name, int limit, String cursor, Fields fields, Set<String> facets, boolean count) {}

    /// What the index found.
    private record Found(Question question, List<Place> places, Facets facets) {}

    /// @throws io.masthead.shared.problem.Problem `400` for a cursor of another search, `503` without an index
    SearchPage page(Question question, String typed, Form form) {
        Optional<Question> behind = cursors.read(form.name(), form.cursor(), parts -> behind(question, parts));
        shown.key("list");
        IndexKeeper.Answer<Found> answer = question.asked().isEmpty()
                ? new IndexKeeper.Answer<>(new Found(question, List.of(), NONE), true)
                : ask(index ->
                        behind.map(from -> goOn(index, from, form)).orElseGet(() -> begin(index, question, form)));
        Found found = answer.value();
        // An index that is behind may lack what there is.
        if (behind.isEmpty() && found.places().isEmpty() && answer.current()) {
            misses.count(question.asked(), typed);
        }
        Slice<Place> page = Slice.of(
                found.places(),
                form.limit(),
                last -> cursors.write(
                        form.name(),
                        found.question().loosely(),
                        Float.floatToIntBits(last.score()),
                        last.publishedAt(),
                        last.article(),
                        last.rank()));
        Set<String> facets = behind.isPresent() ? Set.of() : form.facets();
        return new SearchPage(
                hits(page.data(), form.fields(), found.question()),
                new PageInfo(
                        form.limit(),
                        page.page().next(),
                        form.count() ? (Long) found.facets().total() : null),
                facets.isEmpty() ? null : facetting.named(found.facets(), facets, question.now()));
    }

    /// What may be meant by what was typed so far.
    SuggestionList suggestions(String typed, int limit, Instant now) {
        Asked asked = Asked.of(typed);
        shown.key("list");
        if (asked.isEmpty()) {
            return new SuggestionList(List.of());
        }
        List<Id> found = ask(index -> index.started(Folding.of(typed.strip()), asked.letters(), now, 2 * limit))
                .value();
        return new SuggestionList(visible(found, Fields.none(), now)
                .map(Listed::summary)
                .collect(Collectors.toMap(
                        ArticleSummary::title, Function.identity(), (one, other) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .limit(limit)
                .map(one -> new Suggestion(one.title(), one.id(), one.slug(), one.url()))
                .toList());
    }

    private <T> IndexKeeper.Answer<T> ask(Function<IndexQueries, T> what) {
        IndexKeeper.Answer<T> answer = keeper.ask(PATIENCE, what);
        if (!answer.current()) {
            shown.atMost(SHORTLY);
        }
        return answer;
    }

    private static Question behind(Question question, List<String> parts) {
        Place place = new Place(
                Float.intBitsToFloat(Integer.parseInt(parts.get(1))),
                Instant.parse(parts.get(2)),
                Id.of(parts.get(3)),
                Integer.parseInt(parts.get(4)),
                null);
        return question.behind(place, Boolean.parseBoolean(parts.get(0)));
    }

    /// What has every word; if nothing has, what nearly has.
    private static Found begin(IndexQueries index, Question question, Form form) {
        boolean counted = form.count() || !form.facets().isEmpty();
        IndexQueries.Hits exactly = index.hits(question, 0, form.limit() + 1, counted);
        if (!exactly.places().isEmpty()) {
            return new Found(question, exactly.places(), exactly.facets());
        }
        IndexQueries.Hits nearly = index.hits(question.looser(), 0, form.limit() + 1, counted);
        return new Found(question.looser(), nearly.places(), nearly.facets());
    }

    private static Found goOn(IndexQueries index, Question question, Form form) {
        return new Found(
                question,
                new Walk(index, question).page(form.limit()),
                form.count() ? index.facets(question.behind(null, question.loosely())) : NONE);
    }

    private List<SearchHit> hits(List<Place> places, Fields fields, Question question) {
        Map<Id, String> texts =
                places.stream().collect(Collectors.toMap(Place::article, Place::text, (one, other) -> one));
        var highlighter = new Highlighter(question.asked(), question.loosely());
        return visible(places.stream().map(Place::article).toList(), fields, question.now())
                .map(one -> new SearchHit(
                        one.summary(),
                        new Highlights(
                                highlighter.whole(one.row().title()),
                                highlighter.whole(one.row().summary()),
                                highlighter.fragments(texts.get(one.row().id())))))
                .toList();
    }

    /// The visible ones of these articles in their order.
    private Stream<Listed> visible(List<Id> ids, Fields fields, Instant now) {
        articles.untilNextTurn(now);
        Map<Id, Listed> found = articles.visible(ids, fields, now);
        return ids.stream().map(found::get).filter(Objects::nonNull);
    }
}
