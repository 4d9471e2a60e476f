package io.masthead.search;

import com.ibm.icu.text.Normalizer2;
import io.masthead.shared.text.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What somebody typed, taken apart: words, and phrases between quotation marks. Nothing in it is an operator; what is
/// neither letter nor digit only parts words.
///
/// @param parts at most [#MOST_PARTS]; none if there is nothing to look for
record Asked(List<Part> parts) {

    /// What one is looked for by is short; the rest of a longer text is passed over.
    static final int MOST_PARTS = 16;

    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
    private static final String QUOTES = "\"“”„«»「」『』";

    enum Kind {
        HAN,
        WORD,
        PHRASE
    }

    /// @param text folded
    record Part(Kind kind, String text) {}

    static Asked of(String text) {
        String clean = CleanText.line(text);
        String folded = clean == null ? "" : Folding.of(NFKC.normalize(clean));
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (int open = quote(folded, 0); open >= 0; open = quote(folded, at)) {
            int close = quote(folded, open + 1);
            if (close < 0) {
                break;
            }
            words(folded.substring(at, open), parts);
            String phrase = folded.substring(open + 1, close).strip();
            if (phrase.codePoints().anyMatch(Character::isLetterOrDigit)) {
                parts.add(new Part(Kind.PHRASE, phrase));
            }
            at = close + 1;
        }
        words(folded.substring(at), parts);
        return new Asked(List.copyOf(parts.subList(0, Math.min(parts.size(), MOST_PARTS))));
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /// All of it in one line.
    String whole() {
        return parts.stream().map(Part::text).collect(Collectors.joining(" "));
    }

    /// The letters `a-z` without blanks if that is all there is, as pinyin is typed; else empty.
    String letters() {
        String joined = parts.stream().map(Part::text).collect(Collectors.joining());
        boolean latin = parts.stream().allMatch(part -> part.kind() == Kind.WORD)
                && joined.chars().allMatch(c -> c >= 'a' && c <= 'z');
        return latin ? joined : "";
    }

    /// The words of a text.
    ///
    /// @param folded no phrases are looked for in it
    static List<Part> words(String folded) {
        List<Part> words = new ArrayList<>();
        words(folded, words);
        return words;
    }

    private static int quote(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (QUOTES.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static void words(String text, List<Part> into) {
        int start = 0;
        for (int i = 0; i <= text.length(); ) {
            int c = i < text.length() ? text.codePointAt(i) : ' ';
            boolean ends = !Character.isLetterOrDigit(c)
                    || start < i && Character.isIdeographic(c) != Character.isIdeographic(text.codePointAt(start));
            if (ends && start < i) {
                Kind kind = Character.isIdeographic(text.codePointAt(start)) ? Kind.HAN : Kind.WORD;
                into.add(new Part(kind, text.substring(start, i)));
                start = i;
            }
            if (!Character.isLetterOrDigit(c)) {
                start = i + Character.charCount(c);
            }
            i += Character.charCount(c);
        }
    }
}
