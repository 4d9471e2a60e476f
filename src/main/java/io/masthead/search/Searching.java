package io.masthead.search;

import io.masthead.article.ArticleRenderer;
import io.masthead.article.ArticleSummary;
import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.article.Rendering;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.paging.Fields;
import io.masthead.shared.paging.Slice;
import io.masthead.site.Addresses;
import io.masthead.site.SiteRepository;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Answers what readers look for: the index says which articles, the published rows what they say now.
@Singleton
class Searching {

    /// How long to wait for an index that has not taken in the latest changes. What it says then is kept for a moment
    /// only.
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final IndexKeeper keeper;
    private final PublishedRows rows;
    private final ArticleRenderer renderer;
    private final SiteRepository site;
    private final Facetting facetting;
    private final SearchMisses misses;
    private final Cursors cursors;
    private final Shown shown;

    Searching(
            IndexKeeper keeper,
            PublishedRows rows,
            ArticleRenderer renderer,
            SiteRepository site,
            Facetting facetting,
            SearchMisses misses,
            Cursors cursors,
            Shown shown) {
        this.keeper = keeper;
        this.rows = rows;
        this.renderer = renderer;
        this.site = site;
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
    private record Found(
            Question question, List<Place> places, Optional<Facets> facets, Map<Id, SearchIndex.Text> texts) {}

    /// @throws io.masthead.shared.problem.Problem `400` for a cursor of another search, `503` without an index
    SearchPage page(Question question, String typed, Form form) {
        Optional<Question> behind = cursors.read(form.name(), form.cursor(), parts -> behind(question, parts));
        shown.key("list");
        shown.until(rows.nextTurn(question.now()));
        Found found = question.asked().isEmpty()
                ? new Found(question, List.of(), Optional.empty(), Map.of())
                : ask(index -> find(index, behind.orElse(question), behind.isEmpty(), form));
        if (behind.isEmpty() && found.places().isEmpty()) {
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
        Facets counted = found.facets().orElse(new Facets(0, Map.of(), Map.of(), Map.of()));
        return new SearchPage(
                hits(page.data(), found, form.fields()),
                new io.masthead.shared.paging.PageInfo(
                        form.limit(), page.page().next(), form.count() ? (Long) counted.total() : null),
                behind.isPresent() || form.facets().isEmpty() ? null : facetting.named(counted, form.facets()));
    }

    /// What may be meant by what was typed so far.
    SuggestionList suggestions(String typed, int limit, Instant now) {
        Asked asked = Asked.of(typed);
        shown.key("list");
        shown.until(rows.nextTurn(now));
        if (asked.isEmpty()) {
            return new SuggestionList(List.of());
        }
        List<SearchIndex.Started> found =
                ask(index -> index.started(Folding.of(typed.strip()), asked.letters(), now, 2 * limit));
        Map<Id, PublishedRow> visible =
                visible(found.stream().map(SearchIndex.Started::article).toList(), now);
        Addresses addresses = site.addresses();
        return new SuggestionList(found.stream()
                .map(one -> visible.get(one.article()))
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(
                        PublishedRow::title, Function.identity(), (one, other) -> one, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .limit(limit)
                .peek(row -> shown.key("article", row.id()))
                .map(row -> new Suggestion(row.title(), row.id(), row.slug(), addresses.article(row.id(), row.slug())))
                .toList());
    }

    private <T> T ask(Function<SearchIndex, T> what) {
        IndexKeeper.Answer<T> answer = keeper.ask(PATIENCE, what);
        if (!answer.current()) {
            shown.atMost(SHORTLY);
        }
        return answer.value();
    }

    private static Question behind(Question question, List<String> parts) {
        Place place = new Place(
                Float.intBitsToFloat(Integer.parseInt(parts.get(1))),
                Instant.parse(parts.get(2)),
                Id.of(parts.get(3)),
                Integer.parseInt(parts.get(4)));
        return question.behind(place, Boolean.parseBoolean(parts.get(0)));
    }

    /// What has every word; if nothing has, what nearly has.
    private static Found find(SearchIndex index, Question question, boolean first, Form form) {
        Question asked = question;
        List<Place> places = new Walk(index, asked).page(form.limit());
        if (places.isEmpty() && first) {
            asked = question.looser();
            places = new Walk(index, asked).page(form.limit());
        }
        boolean counted = form.count() || first && !form.facets().isEmpty();
        Optional<Facets> facets =
                counted ? Optional.of(index.facets(asked.behind(null, asked.loosely()))) : Optional.empty();
        List<Id> shownNow =
                places.stream().limit(form.limit()).map(Place::article).toList();
        return new Found(asked, places, facets, index.texts(shownNow, question.now()));
    }

    private List<SearchHit> hits(List<Place> places, Found found, Fields fields) {
        List<Id> ids = places.stream().map(Place::article).toList();
        Map<Id, PublishedRow> visible = visible(ids, found.question().now());
        List<PublishedRow> ordered =
                ids.stream().map(visible::get).filter(Objects::nonNull).toList();
        Rendering rendering = renderer.load(ordered, List.of(), fields, site.addresses());
        var highlighter =
                new Highlighter(found.question().asked(), found.question().loosely());
        return ordered.stream()
                .map(row -> hit(
                        rendering.summary(row),
                        row,
                        Optional.ofNullable(found.texts().get(row.id()))
                                .map(SearchIndex.Text::body)
                                .orElse(""),
                        highlighter))
                .toList();
    }

    private static SearchHit hit(ArticleSummary summary, PublishedRow row, String body, Highlighter highlighter) {
        return new SearchHit(
                summary,
                new Highlights(
                        highlighter.whole(row.title()), highlighter.whole(row.summary()), highlighter.fragments(body)));
    }

    private Map<Id, PublishedRow> visible(List<Id> ids, Instant now) {
        return rows.find(ids, now).stream().collect(Collectors.toMap(PublishedRow::id, Function.identity()));
    }
}
