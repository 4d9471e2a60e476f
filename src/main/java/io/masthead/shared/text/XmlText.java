package io.masthead.shared.text;

/// Text that XML can carry.
public final class XmlText {

    private static final char REPLACEMENT = '\uFFFD';

    private XmlText() {}

    /// The text without the characters that no XML 1.0 document may have, escaped or not (production 2, `Char`):
    /// control characters go, halves of a pair become U+FFFD.
    ///
    /// @return `null` for `null`
    public static String of(String text) {
        if (text == null || isClean(text)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isChar(c)) {
                clean.appendCodePoint(c);
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                clean.append(REPLACEMENT);
            }
        }
        return clean.toString();
    }

    private static boolean isClean(String text) {
        return text.codePoints().allMatch(XmlText::isChar);
    }

    private static boolean isChar(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
