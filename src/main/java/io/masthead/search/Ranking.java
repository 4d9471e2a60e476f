package io.masthead.search;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/// Walks once through all that matches a query: leaves out what is not visible, keeps the best and, if wanted, counts
/// all by kind. For one query of one thread.
final class Ranking {

    /// One that was found.
    ///
    /// @param document its number in the index
    record Ranked(float score, long publishedAt, long article, int document) {

        private static final Comparator<Ranked> WORST_FIRST = Comparator.comparingDouble(Ranked::score)
                .thenComparingLong(Ranked::publishedAt)
                .thenComparingLong(Ranked::article);
    }

    private final long now;
    private final boolean scored;
    private final int most;
    private final Counting counting;
    private final PriorityQueue<Ranked> best = new PriorityQueue<>(Ranked.WORST_FIRST);

    /// @param now what is visible then
    /// @param scored the best are those that score most, else the latest
    /// @param most how many of the best to keep
    /// @param counted whether to count all
    Ranking(Instant now, boolean scored, int most, boolean counted) {
        this.now = now.toEpochMilli();
        this.scored = scored;
        this.most = most;
        counting = counted ? new Counting() : null;
    }

    /// Finds and ranks. To be asked once.
    void walk(IndexSearcher searcher, Query query) throws IOException {
        ScoreMode all = scored ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
        var weight = searcher.createWeight(
                searcher.rewrite(query), scored && counting == null ? ScoreMode.TOP_SCORES : all, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            var scorer = weight.bulkScorer(leaf);
            if (scorer != null) {
                scorer.score(new Segment(leaf), leaf.reader().getLiveDocs(), 0, DocIdSetIterator.NO_MORE_DOCS);
            }
        }
    }

    /// What was found, the best first.
    List<Ranked> best() {
        List<Ranked> found = new ArrayList<>(best);
        found.sort(Ranked.WORST_FIRST.reversed());
        return found;
    }

    /// How many there are of what kind; `null` if that was not wanted.
    Facets facets() {
        return counting == null ? null : counting.facets();
    }

    /// The values of a field that has one at most.
    static NumericDocValues numbers(LeafReader of, String field) throws IOException {
        return DocValues.unwrapSingleton(DocValues.getSortedNumeric(of, field));
    }

    private static long number(NumericDocValues of, int document) throws IOException {
        return of.advanceExact(document) ? of.longValue() : 0;
    }

    private final class Segment implements LeafCollector {

        private final int first;
        private final boolean allBegan;
        private final NumericDocValues begins;
        private final NumericDocValues ends;
        private final NumericDocValues dates;
        private final NumericDocValues articles;
        private final Counting.Segment kinds;
        private Scorable scorer;

        Segment(LeafReaderContext leaf) throws IOException {
            first = leaf.docBase;
            PointValues beginnings = leaf.reader().getPointValues("publishAt");
            allBegan = beginnings != null && LongPoint.decodeDimension(beginnings.getMaxPackedValue(), 0) <= now;
            begins = numbers(leaf.reader(), "publishAt");
            ends = numbers(leaf.reader(), "expireAt");
            dates = numbers(leaf.reader(), "publishedAt");
            articles = numbers(leaf.reader(), "article");
            kinds = counting == null ? null : counting.segment(leaf.reader());
        }

        @Override
        public void setScorer(Scorable of) throws IOException {
            scorer = of;
            bound();
        }

        @Override
        public void collect(int document) throws IOException {
            if (!allBegan && number(begins, document) > now || number(ends, document) <= now) {
                return;
            }
            if (kinds != null) {
                kinds.count(document);
            }
            float score = scored ? scorer.score() : 0;
            boolean full = best.size() >= most;
            if (full && (most == 0 || score < best.peek().score())) {
                return;
            }
            long date = number(dates, document);
            if (full && score == best.peek().score() && date < best.peek().publishedAt()) {
                return;
            }
            var found = new Ranked(score, date, number(articles, document), first + document);
            if (full && Ranked.WORST_FIRST.compare(found, best.peek()) < 0) {
                return;
            }
            if (full) {
                best.poll();
            }
            best.add(found);
            bound();
        }

        /// Lets Lucene skip what cannot be among the best, unless all have to be counted.
        private void bound() throws IOException {
            if (scored && counting == null && most > 0 && best.size() >= most) {
                scorer.setMinCompetitiveScore(best.peek().score());
            }
        }
    }
}
