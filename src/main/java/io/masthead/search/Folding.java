package io.masthead.search;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;

/// The one spelling in which everything is searched: simplified characters, half width, lower case, no accents. One
/// character becomes one character, so that a place in the folded text is the same place in the text.
final class Folding {

    private static final char FIRST_HAN = '\u3400';
    private static final char LAST_HAN = '\u9FFF';

    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKDInstance();

    /// Filled as characters are met; 0 where none was yet. Threads may write the same twice.
    private static final char[] TABLE = new char[Character.MAX_VALUE + 1];

    private Folding() {}

    static char of(char one) {
        char known = TABLE[one];
        if (known == 0 && one != 0) {
            known = Character.isSurrogate(one) ? one : folded(one);
            TABLE[one] = known;
        }
        return known;
    }

    static String of(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = of(folded[i]);
        }
        return new String(folded);
    }

    private static char folded(char c) {
        if (c >= FIRST_HAN && c <= LAST_HAN) {
            String one = SIMPLIFIED.transliterate(String.valueOf(c));
            return one.length() == 1 ? one.charAt(0) : c;
        }
        if (c >= 0xAC00 && c <= 0xD7A3) {
            return c;
        }
        String base = COMPATIBLE.getDecomposition(c);
        boolean letter = base != null && Character.isLetterOrDigit(base.charAt(0)) && Character.isLetterOrDigit(c);
        return Character.toLowerCase(letter ? base.charAt(0) : halfWidth(c));
    }

    /// Full-width punctuation, so that a word ends where it looks as if it did.
    private static char halfWidth(char c) {
        return c > '\uFF00' && c < '\uFF5F' ? (char) (c - 0xFEE0) : c;
    }
}
