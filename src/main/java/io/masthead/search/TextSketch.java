package io.masthead.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A small picture of a text by which nearly the same one is recognised: the smallest hashes of its overlapping pieces
/// (A. Z. Broder, "On the resemblance and containment of documents", 1997).
///
/// @param whole the text without blanks and marks, if it is short
record TextSketch(String whole, Set<Integer> smallest) {

    private static final int PIECE = 8;
    private static final int SIZE = 128;
    private static final int SHORT = 160;
    private static final double NEARLY = 0.7;

    static TextSketch of(String title, String body) {
        String text = Folding.of(body).replaceAll("[^\\p{L}\\p{N}]+", "");
        TreeSet<Integer> hashes = new TreeSet<>();
        for (int i = 0; i + PIECE <= text.length(); i++) {
            hashes.add(mixed(text.substring(i, i + PIECE).hashCode()));
            if (hashes.size() > SIZE) {
                hashes.pollLast();
            }
        }
        return new TextSketch(
                text.length() < SHORT ? Folding.of(title).replaceAll("[^\\p{L}\\p{N}]+", "") + "\n" + text : null,
                hashes);
    }

    /// Whether seven of ten pieces are the same; of short texts, whether they and their titles are the same.
    boolean isNearly(TextSketch other) {
        if (whole != null || other.whole != null) {
            return whole != null && whole.equals(other.whole);
        }
        TreeSet<Integer> union = new TreeSet<>(smallest);
        union.addAll(other.smallest);
        long both = union.stream()
                .limit(SIZE)
                .filter(hash -> smallest.contains(hash) && other.smallest.contains(hash))
                .count();
        return both >= NEARLY * Math.min(SIZE, union.size());
    }

    /// What a text has to be compared by: words of at least three letters, and pairs of Chinese characters.
    static List<String> terms(String text) {
        String folded = Folding.of(text);
        List<String> terms = new ArrayList<>();
        for (Asked.Part part : Asked.words(folded)) {
            if (part.kind() == Asked.Kind.WORD && part.text().length() > 2) {
                terms.add(part.text());
            } else if (part.kind() == Asked.Kind.HAN) {
                for (int i = 0; i + 2 <= part.text().length(); i++) {
                    terms.add(part.text().substring(i, i + 2));
                }
            }
        }
        return terms;
    }

    /// Similar pieces have similar hash codes; these are spread (the finalizer of MurmurHash3).
    private static int mixed(int hash) {
        int h = (hash ^ hash >>> 16) * 0x85EBCA6B;
        h = (h ^ h >>> 13) * 0xC2B2AE35;
        return h ^ h >>> 16;
    }

    /// The hashes, never to be changed.
    TextSketch {
        smallest = Set.copyOf(new HashSet<>(smallest));
    }
}
