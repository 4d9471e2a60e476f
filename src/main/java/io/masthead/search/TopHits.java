package io.masthead.search;

import io.masthead.search.Ranking.Ranked;
import java.io.IOException;
import java.util.PriorityQueue;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;

/// The best of what was found in some segments of an index and, if wanted, how many of all there are. For one thread.
final class TopHits {

    private final long now;
    private final boolean scored;
    private final int most;
    private final Counting counting;
    private final PriorityQueue<Ranked> best = new PriorityQueue<>(Ranked.WORST_FIRST);

    /// @param now what is visible then, in milliseconds
    /// @param scored the best are those that score most, else the latest
    /// @param most how many of the best to keep
    /// @param counted whether to count all
    TopHits(long now, boolean scored, int most, boolean counted) {
        this.now = now;
        this.scored = scored;
        this.most = most;
        counting = counted ? new Counting() : null;
    }

    /// Who is told what is found in a segment.
    LeafCollector in(LeafReaderContext leaf) throws IOException {
        return new Segment(leaf);
    }

    /// Adds what was found in other segments.
    void add(TopHits others) {
        others.best.forEach(this::keep);
        if (counting != null) {
            counting.add(others.counting);
        }
    }

    PriorityQueue<Ranked> best() {
        return best;
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

    private void keep(Ranked found) {
        best.add(found);
        if (best.size() > most) {
            best.poll();
        }
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
