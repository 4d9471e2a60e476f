package io.masthead.search;

import org.apache.lucene.search.similarities.BasicStats;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.search.similarities.SimilarityBase;

/// BM25 without what depends on all other articles: how rare a word is, and how long texts are on average. So an
/// article scores the same on every node, whatever is added or merged meanwhile, and a cursor finds its place again.
/// Little is lost by it, because every word of a question has to be there.
final class EvenSimilarity extends PerFieldSimilarityWrapper {

    static final Similarity OF_ALL = new EvenSimilarity();

    private static final Similarity SHORT = new Even(12);
    private static final Similarity MIDDLE = new Even(40);
    private static final Similarity LONG = new Even(600);

    @Override
    public Similarity get(String field) {
        if (field.startsWith("title")) {
            return SHORT;
        }
        return field.startsWith("body") ? LONG : MIDDLE;
    }

    private static final class Even extends SimilarityBase {

        private static final double SATURATION = 1.2;
        private static final double LENGTH = 0.75;

        private final double usual;

        /// @param usual how many words such a text usually has
        Even(double usual) {
            this.usual = usual;
        }

        @Override
        protected double score(BasicStats about, double times, double length) {
            double slowly = SATURATION * (1 - LENGTH + LENGTH * length / usual);
            return about.getBoost() * times / (times + slowly);
        }

        @Override
        public String toString() {
            return "Even(" + usual + ")";
        }
    }
}
