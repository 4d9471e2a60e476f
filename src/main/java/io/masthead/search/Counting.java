package io.masthead.search;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
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

        private final SortedNumericDocValues category;
        private final SortedNumericDocValues tag;
        private final SortedNumericDocValues year;

        private Segment(LeafReader of) throws IOException {
            category = DocValues.getSortedNumeric(of, "category");
            tag = DocValues.getSortedNumeric(of, "tag");
            year = DocValues.getSortedNumeric(of, "year");
        }

        void count(int document) throws IOException {
            total++;
            count(category, document, categories);
            count(tag, document, tags);
            count(year, document, years);
        }

        private static void count(SortedNumericDocValues kinds, int document, LongCounts counts) throws IOException {
            if (kinds.advanceExact(document)) {
                for (int i = kinds.docValueCount(); i > 0; i--) {
                    counts.count(kinds.nextValue());
                }
            }
        }
    }

    Segment segment(LeafReader of) throws IOException {
        return new Segment(of);
    }

    Facets facets() {
        return new Facets(total, categories.most(MOST_KINDS), tags.most(MOST_KINDS), years.most(MOST_KINDS));
    }
}
