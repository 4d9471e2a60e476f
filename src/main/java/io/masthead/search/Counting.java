package io.masthead.search;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedNumericDocValues;

/// Counts hits by kind while they are found.
final class Counting {

    /// So many kinds are told at most, of the most frequent ones.
    private static final int MOST_KINDS = 1000;

    private final LongCounts categories = new LongCounts();
    private final LongCounts tags = new LongCounts();
    private final LongCounts years = new LongCounts();
    private long total;

    /// One part of the index; its documents have to come in order.
    final class Segment {

        private final NumericDocValues category;
        private final SortedNumericDocValues tag;
        private final NumericDocValues year;

        private Segment(LeafReader of) throws IOException {
            category = TopHits.numbers(of, "category");
            tag = DocValues.getSortedNumeric(of, "tag");
            year = TopHits.numbers(of, "year");
        }

        void count(int document) throws IOException {
            total++;
            if (category.advanceExact(document)) {
                categories.count(category.longValue());
            }
            if (year.advanceExact(document)) {
                years.count(year.longValue());
            }
            if (tag.advanceExact(document)) {
                for (int i = tag.docValueCount(); i > 0; i--) {
                    tags.count(tag.nextValue());
                }
            }
        }
    }

    Segment segment(LeafReader of) throws IOException {
        return new Segment(of);
    }

    /// Adds what was counted elsewhere.
    void add(Counting others) {
        categories.add(others.categories);
        tags.add(others.tags);
        years.add(others.years);
        total += others.total;
    }

    Facets facets() {
        return new Facets(total, categories.most(MOST_KINDS), tags.most(MOST_KINDS), years.most(MOST_KINDS));
    }
}
