package io.masthead.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tartarus.snowball.ext.PorterStemmer;

/// Shows where a text has what was looked for: `<em>` around it, and everything else escaped. It looks at the text
/// itself, in the spelling of [Folding]: that takes microseconds and needs nothing of the engine.
final class Highlighter {

    private static final int MOST_FRAGMENTS = 3;
    private static final int BEFORE = 30;
    private static final int LENGTH = 120;
    private static final int ALIKE = 3;

    /// What stands further behind is found, but not shown: who asks must not make us read books for each hit.
    private static final int LONGEST = 50_000;

    /// From one character to another.
    private record Span(int from, int to) {}

    /// What is looked for.
    ///
    /// @param stem of a word
    /// @param pieces the words in a run of Chinese characters
    private record Sought(Asked.Kind kind, String text, String stem, List<String> pieces) {}

    private final List<Sought> all;
    private final boolean loosely;
    private final PorterStemmer stemmer = new PorterStemmer();

    Highlighter(Asked asked, boolean loosely) {
        all = asked.parts().stream().map(this::sought).toList();
        this.loosely = loosely;
    }

    private Sought sought(Asked.Part part) {
        return switch (part.kind()) {
            case WORD -> new Sought(part.kind(), part.text(), stem(part.text()), List.of());
            case HAN -> new Sought(part.kind(), part.text(), "", ChineseWords.of(part.text()));
            case PHRASE -> new Sought(part.kind(), part.text(), "", List.of());
        };
    }

    /// The whole text, or `null` if it has nothing of what was looked for.
    String whole(String text) {
        if (text == null) {
            return null;
        }
        List<Span> spans = spans(Folding.of(text));
        return spans.isEmpty() ? null : marked(text, 0, text.length(), spans);
    }

    /// The first places, each with some words around it.
    List<String> fragments(String whole) {
        String text = whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
        List<String> fragments = new ArrayList<>();
        List<Span> spans = spans(Folding.of(text));
        int end = 0;
        for (Span span : spans) {
            if (span.from() < end || fragments.size() == MOST_FRAGMENTS) {
                continue;
            }
            int start = start(text, Math.max(end, span.from() - BEFORE), span.from());
            end = end(text, Math.max(span.to(), Math.min(text.length(), start + LENGTH)), span.to());
            String marked = marked(text, start, end, spans).replace('\n', ' ').strip();
            fragments.add((start > 0 ? "…" : "") + marked + (end < text.length() ? "…" : ""));
        }
        return fragments;
    }

    /// Where a word begins.
    private static int start(String text, int from, int latest) {
        int start = from;
        while (start > 0 && start < latest && inWord(text, start)) {
            start++;
        }
        return start;
    }

    private static int end(String text, int to, int earliest) {
        int end = to;
        while (end < text.length() && end > earliest && inWord(text, end)) {
            end--;
        }
        return end;
    }

    /// Whether a cut would part a word of letters, or a pair of surrogates.
    private static boolean inWord(String text, int at) {
        char before = text.charAt(at - 1);
        char behind = text.charAt(at);
        return Character.isLowSurrogate(behind) || isLatin(before) && isLatin(behind);
    }

    private static boolean isLatin(char c) {
        return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
    }

    private static String marked(String text, int from, int to, List<Span> spans) {
        StringBuilder out = new StringBuilder();
        int at = from;
        for (Span span : spans) {
            if (span.from() >= at && span.to() <= to) {
                escape(text, at, span.from(), out);
                out.append("<em>");
                escape(text, span.from(), span.to(), out);
                out.append("</em>");
                at = span.to();
            }
        }
        escape(text, at, to, out);
        return out.toString();
    }

    private static void escape(String text, int from, int to, StringBuilder out) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    /// In order; those that touch are one.
    private List<Span> spans(String folded) {
        List<Span> found = new ArrayList<>();
        for (Sought one : all) {
            if (one.kind() == Asked.Kind.WORD) {
                word(folded, one, found);
            } else {
                int before = found.size();
                literally(folded, one.text(), found);
                if (found.size() == before) {
                    one.pieces().forEach(piece -> literally(folded, piece, found));
                }
            }
        }
        found.sort(Comparator.comparingInt(Span::from).thenComparing(Span::to, Comparator.reverseOrder()));
        List<Span> apart = new ArrayList<>();
        for (Span span : found) {
            if (apart.isEmpty() || span.from() > apart.getLast().to()) {
                apart.add(span);
            } else if (span.to() > apart.getLast().to()) {
                apart.add(new Span(apart.removeLast().from(), span.to()));
            }
        }
        return apart;
    }

    private static void literally(String folded, String text, List<Span> into) {
        for (int at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + text.length())) {
            into.add(new Span(at, at + text.length()));
        }
    }

    /// Words with the same stem; asked loosely, those that are nearly the same too.
    private void word(String folded, Sought sought, List<Span> into) {
        String word = sought.text();
        String alike = word.substring(0, Math.min(ALIKE, word.length()));
        String head = loosely ? word.substring(0, 1) : alike;
        for (int at = folded.indexOf(head); at >= 0; at = folded.indexOf(head, at + 1)) {
            if (at > 0 && isLatin(folded.charAt(at - 1))) {
                continue;
            }
            int end = at;
            while (end < folded.length() && isLatin(folded.charAt(end))) {
                end++;
            }
            String found = folded.substring(at, end);
            boolean same =
                    found.equals(word) || found.startsWith(alike) && stem(found).equals(sought.stem());
            if (same || loosely && isNear(found, sought)) {
                into.add(new Span(at, end));
            }
        }
    }

    private String stem(String word) {
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    private boolean isNear(String found, Sought sought) {
        String word = sought.text();
        int allowed = word.length() < Matching.LONG_WORD ? 1 : 2;
        if (word.length() < Matching.SHORTEST_TYPO || Math.abs(found.length() - word.length()) > allowed) {
            return false;
        }
        return distance(found, word) <= allowed || distance(stem(found), sought.stem()) <= allowed;
    }

    /// How many letters have to be put in, taken out, replaced or swapped.
    private static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + same);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][other.length()];
    }
}
