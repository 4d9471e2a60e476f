package io.masthead.shared.text;

import com.ibm.icu.text.BreakIterator;
import java.util.Locale;

/// The beginning of a text, for lists and previews.
public final class Excerpt {

    private static final char ELLIPSIS = '…';

    /// How far back a cut moves to spare a word.
    private static final int LONGEST_TAIL = 20;

    /// Not safe for several threads at once, hence cloned for each use.
    private static final BreakIterator CHARACTERS = BreakIterator.getCharacterInstance(Locale.ROOT);

    private Excerpt() {}

    /// The first characters of the text on one line, with `…` at the end if something was left out.
    ///
    /// @param most how many characters as people count them (grapheme clusters, UAX #29); the `…` comes on top
    public static String of(String text, int most) {
        // A character may be long (a family emoji has eleven units), but no honest one needs more than this.
        String head = text.length() > most * 16 ? text.substring(0, most * 16) : text;
        String line = head.strip().replaceAll("\\s+", " ");
        BreakIterator characters = (BreakIterator) CHARACTERS.clone();
        characters.setText(line);
        int end = characters.next(most);
        boolean headIsAll = head.length() == text.length();
        if (headIsAll && (end == BreakIterator.DONE || end == line.length())) {
            return line;
        }
        if (end == BreakIterator.DONE) {
            end = Math.max(0, characters.preceding(line.length()));
        }
        return line.substring(0, wordEnd(line, end)).strip() + ELLIPSIS;
    }

    /// Moves a cut inside a word of spaced script back to the blank before it, if that is near.
    private static int wordEnd(String line, int cut) {
        if (cut >= line.length() || !isSpacedLetter(line, cut) || !isSpacedLetter(line, Math.max(0, cut - 1))) {
            return cut;
        }
        int blank = line.lastIndexOf(' ', cut);
        return blank > 0 && cut - blank <= LONGEST_TAIL ? blank : cut;
    }

    private static boolean isSpacedLetter(String line, int index) {
        char c = line.charAt(index);
        return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
    }
}
