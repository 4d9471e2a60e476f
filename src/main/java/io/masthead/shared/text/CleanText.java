package io.masthead.shared.text;

/// Makes text from outside fit to be stored, sent as JSON and written into XML.
public final class CleanText {

    private CleanText() {}

    /// Strips control characters (but line feed and tab), byte order marks and Unicode's non-characters, turns
    /// every kind of line end into a line feed, and replaces a lone surrogate by U+FFFD. Clean text comes back as
    /// it is.
    ///
    /// The allowed set is a subset of `Char` of XML 1.0, so that feeds can carry whatever passed here.
    public static String clean(String text) {
        int i = 0;
        while (i < text.length() && isPlain(text.charAt(i))) {
            i++;
        }
        return i == text.length() ? text : cleanFrom(text, i);
    }

    /// Clean text without blanks around it.
    ///
    /// @return `null` for `null` and for what has nothing to show: an absent member and an empty one are the same
    public static String text(String text) {
        String clean = text == null ? "" : clean(text).strip();
        return clean.isEmpty() ? null : clean;
    }

    /// The same for what stands on one line: a name, a title. Line ends and tabs become blanks.
    public static String line(String text) {
        return text(text == null ? null : clean(text).replace('\n', ' ').replace('\t', ' '));
    }

    private static String cleanFrom(String text, int start) {
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, start);
        for (int i = start; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r') {
                out.append('\n');
                if (i < text.length() && text.charAt(i) == '\n') {
                    i++;
                }
            } else if (c == '\u2028' || c == '\u2029') {
                out.append('\n');
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                out.append('\uFFFD');
            } else if (!isUnwanted(c)) {
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    /// Whether the character needs no second look: neither a control, nor half a pair, nor one of the odd ones at the
    /// end.
    private static boolean isPlain(char c) {
        if (c < ' ') {
            return c == '\n' || c == '\t';
        }
        return c < 0x7F || c > 0x9F && c < Character.MIN_SURROGATE && c != '\u2028' && c != '\u2029';
    }

    private static boolean isUnwanted(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        boolean nonCharacter = (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
        return control || nonCharacter || c == '\uFEFF';
    }
}
