package io.masthead.search;

import io.masthead.shared.id.Id;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.hibernate.search.backend.lucene.LuceneExtension;
import org.hibernate.search.backend.lucene.scope.LuceneIndexScope;
import org.hibernate.search.backend.lucene.search.spi.LuceneMigrationUtils;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.mapper.pojo.standalone.scope.SearchScope;
import org.hibernate.search.util.common.SearchException;

/// What readers ask of an index of this node's own, asked of Lucene itself. Hibernate Search says what matches
/// ([Matching]); to rank, to count and to read it does one after the other, which takes three times as long.
final class LuceneQueries {

    private final SearchScope<Indexed> scope;
    private final LuceneIndexScope index;

    LuceneQueries(SearchScope<Indexed> scope) {
        this.scope = scope;
        index = scope.extension(LuceneExtension.get());
    }

    /// As [IndexQueries#hits].
    IndexQueries.Hits hits(Question question, int from, int limit, boolean counted) {
        boolean scored = !question.newestFirst();
        var ranking = new Ranking(question.now(), scored, from + limit, counted);
        return ask(new Matching(scope.predicate(), question).atAnyTime(scored), ranking, reader -> {
            List<Ranking.Ranked> best = ranking.best().stream().skip(from).toList();
            Map<Integer, String> texts = KeptText.read(
                    reader, "shown", best.stream().map(Ranking.Ranked::document).toList());
            List<Place> places = new ArrayList<>();
            for (Ranking.Ranked one : best) {
                places.add(new Place(
                        one.score(),
                        Instant.ofEpochMilli(one.publishedAt()),
                        new Id(one.article()),
                        from + places.size(),
                        texts.get(one.document())));
            }
            return new IndexQueries.Hits(places, ranking.facets());
        });
    }

    /// As [IndexQueries#texts].
    Map<Id, IndexQueries.Text> texts(Collection<Id> articles, Instant now) {
        List<Long> ids = articles.stream().map(Id::value).toList();
        var ranking = new Ranking(now, false, ids.size(), false);
        SearchPredicate these =
                scope.predicate().terms().field("article").matchingAny(ids).toPredicate();
        return ask(these, ranking, reader -> {
            List<Integer> documents =
                    ranking.best().stream().map(Ranking.Ranked::document).toList();
            Map<Integer, String> titles = KeptText.read(reader, "headline", documents);
            Map<Integer, String> bodies = KeptText.read(reader, "shown", documents);
            Map<Id, IndexQueries.Text> texts = new LinkedHashMap<>();
            for (Ranking.Ranked one : ranking.best()) {
                texts.put(
                        new Id(one.article()),
                        new IndexQueries.Text(titles.get(one.document()), bodies.get(one.document())));
            }
            return texts;
        });
    }

    /// What is read of an index.
    private interface Reading<T> {
        T of(IndexReader index) throws IOException;
    }

    /// No filter is kept for later questions, because each has a moment of its own.
    private <T> T ask(SearchPredicate what, Ranking ranking, Reading<T> reading) {
        try (IndexReader reader = index.openIndexReader()) {
            var searcher = new IndexSearcher(reader);
            searcher.setSimilarity(EvenSimilarity.OF_ALL);
            searcher.setQueryCache(null);
            ranking.walk(searcher, LuceneMigrationUtils.toLuceneQuery(what));
            return reading.of(reader);
        } catch (IOException damaged) {
            throw new SearchException("the index cannot be read", damaged);
        }
    }
}
