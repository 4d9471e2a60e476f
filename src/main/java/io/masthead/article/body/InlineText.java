package io.masthead.article.body;

import io.masthead.shared.text.CleanText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Gathers the text of one passage from HTML and normalises its blanks as a browser would: a run of them shows as
/// one, none at the edges of lines. A line end between two Chinese or Japanese characters is no blank at all (CSS
/// Text, segment break transformation), and the indentation of a line by full-width or no-break spaces is left to
/// the front end.
final class InlineText {

    /// Where a link leads; one of both.
    record Target(String href, String articleId) {}

    /// What marks a piece of text.
    ///
    /// @param link absent (`null`) outside links
    record Marks(Set<Decorator> decorators, Target link) {}

    private record Piece(StringBuilder text, Marks marks) {}

    private final List<Piece> pieces = new ArrayList<>();

    /// The blank that is written once more text follows, with the marks of its place.
    private Marks blank;

    private boolean blankHasLineEnd;
    private int breaks;
    private int last = -1;

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /// Whether the last thing was a line break.
    boolean endsWithBreak() {
        return breaks > 0;
    }

    /// A line break of its own, as `br` makes it.
    void lineBreak() {
        breaks++;
    }

    /// A line break where a new paragraph begins inside the passage; none if there is one already.
    void paragraphBreak() {
        breaks = Math.max(breaks, 1);
    }

    /// @param keepBlanks as in `pre`
    void add(String raw, Marks marks, boolean keepBlanks) {
        String text = CleanText.clean(raw);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (keepBlanks) {
                settle(c);
                append(c, marks);
            } else if (c == ' ' || c == '\t' || c == '\n') {
                blank = blank == null ? marks : blank;
                blankHasLineEnd |= c == '\n';
            } else if (!isIndentation(c) || !atLineStart()) {
                settle(c);
                append(c, marks);
            }
        }
    }

    private boolean atLineStart() {
        return last == -1 || last == '\n' || breaks > 0;
    }

    /// Writes what had to wait for the next character.
    private void settle(int next) {
        if (breaks > 0 && last != -1) {
            Marks marks = pieces.getLast().marks();
            for (int i = 0; i < Math.min(breaks, 2); i++) {
                append('\n', marks);
            }
        } else if (blank != null && last != -1 && last != '\n' && !(blankHasLineEnd && isWide(last) && isWide(next))) {
            append(' ', blank);
        }
        breaks = 0;
        blank = null;
        blankHasLineEnd = false;
    }

    private void append(int c, Marks marks) {
        if (pieces.isEmpty() || !pieces.getLast().marks().equals(marks)) {
            pieces.add(new Piece(new StringBuilder(), marks));
        }
        pieces.getLast().text().appendCodePoint(c);
        last = c;
    }

    /// The passage; its keys are left to be made.
    PassageParser.Inline finish() {
        trimEnd();
        Map<Target, LinkMark> links = new LinkedHashMap<>();
        List<Span> spans = new ArrayList<>();
        for (Piece piece : pieces) {
            Stream<String> decorators = Stream.of(Decorator.values())
                    .filter(piece.marks().decorators()::contains)
                    .map(Decorator::mark);
            Target target = piece.marks().link();
            Stream<String> link = target == null
                    ? Stream.empty()
                    : Stream.of(links.computeIfAbsent(target, t -> mark(t, links.size()))
                            .key());
            spans.add(new Span(
                    "", piece.text().toString(), Stream.concat(decorators, link).toList()));
        }
        return new PassageParser.Inline(spans, List.copyOf(links.values()));
    }

    private static LinkMark mark(Target target, int number) {
        return new LinkMark("link" + number, target.href(), target.articleId());
    }

    private void trimEnd() {
        while (!pieces.isEmpty()) {
            StringBuilder text = pieces.getLast().text();
            int end = text.length();
            while (end > 0 && (isIndentation(text.charAt(end - 1)) || text.charAt(end - 1) <= ' ')) {
                end--;
            }
            text.setLength(end);
            if (end > 0) {
                return;
            }
            pieces.removeLast();
        }
    }

    private static boolean isIndentation(int c) {
        return c == '\u3000' || c == '\u00A0';
    }

    /// Full-width characters, between which no blank is set: Han, kana and their punctuation.
    private static boolean isWide(int c) {
        return c >= 0x2E80 && c <= 0x9FFF
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE4F
                || c >= 0xFF00 && c <= 0xFF60
                || c >= 0x20000 && c <= 0x3FFFF;
    }
}
