package io.masthead.search;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TaskExecutor;
import org.apache.lucene.search.Weight;

/// Walks once through all that matches a query: leaves out what is not visible, keeps the best and, if wanted, counts
/// all by kind. A large index is walked through in several places at once, as far as there are idle processors. For one
/// query of one thread.
final class Ranking {

    /// One walker has at least so many documents, if there are as many: what is less is not worth a second one.
    private static final int LEAST_DOCUMENTS = 100_000;

    private static final int ANY_NUMBER = Integer.MAX_VALUE;

    /// Whoever asks walks too, and alone if nobody is idle.
    private static final TaskExecutor WALKERS = new TaskExecutor(ForkJoinPool.commonPool());

    /// One that was found.
    ///
    /// @param document its number in the index
    record Ranked(float score, long publishedAt, long article, int document) {

        static final Comparator<Ranked> WORST_FIRST = Comparator.comparingDouble(Ranked::score)
                .thenComparingLong(Ranked::publishedAt)
                .thenComparingLong(Ranked::article);
    }

    private final Instant now;
    private final boolean scored;
    private final int most;
    private final boolean counted;
    private final TopHits found;

    /// @param now what is visible then
    /// @param scored the best are those that score most, else the latest
    /// @param most how many of the best to keep
    /// @param counted whether to count all
    Ranking(Instant now, boolean scored, int most, boolean counted) {
        this.now = now;
        this.scored = scored;
        this.most = most;
        this.counted = counted;
        found = hits();
    }

    private TopHits hits() {
        return new TopHits(now.toEpochMilli(), scored, most, counted);
    }

    /// Finds and ranks. To be asked once.
    void walk(IndexSearcher searcher, Query query) throws IOException {
        walk(searcher, query, LEAST_DOCUMENTS);
    }

    /// @param least how many documents one walker has at least
    void walk(IndexSearcher searcher, Query query, int least) throws IOException {
        ScoreMode all = scored ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
        Weight weight =
                searcher.createWeight(searcher.rewrite(query), scored && !counted ? ScoreMode.TOP_SCORES : all, 1);
        List<Callable<TopHits>> walks = Arrays.stream(
                        IndexSearcher.slices(searcher.getLeafContexts(), least, ANY_NUMBER))
                .<Callable<TopHits>>map(slice -> () -> walk(weight, slice.leaves))
                .toList();
        for (TopHits some : WALKERS.invokeAll(walks)) {
            found.add(some);
        }
    }

    private TopHits walk(Weight weight, LeafReaderContext... leaves) throws IOException {
        TopHits hits = hits();
        for (LeafReaderContext leaf : leaves) {
            var scorer = weight.bulkScorer(leaf);
            if (scorer != null) {
                scorer.score(hits.in(leaf), leaf.reader().getLiveDocs(), 0, DocIdSetIterator.NO_MORE_DOCS);
            }
        }
        return hits;
    }

    /// What was found, the best first.
    List<Ranked> best() {
        List<Ranked> best = new ArrayList<>(found.best());
        best.sort(Ranked.WORST_FIRST.reversed());
        return best;
    }

    /// How many there are of what kind; `null` if that was not wanted.
    Facets facets() {
        return found.facets();
    }
}
