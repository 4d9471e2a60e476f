package io.masthead.shared.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    void cleanTextStaysTheSame() {
        String text = "新闻 — “naïve” 🎉 𠮷\n\tend";
        assertSame("a\n\tb", CleanText.clean("a\n\tb"));
        assertEquals(text, CleanText.clean(text));
    }

    @Test
    void controlCharactersAreStripped() {
        assertEquals("abc\td\n", CleanText.clean("a\u0000b\u001Bc\td\u007F\u0085\n"));
    }

    @Test
    void lineEndsBecomeLineFeeds() {
        assertEquals("a\nb\nc\nd\ne", CleanText.clean("a\r\nb\rc\u2028d\u2029e"));
    }

    @Test
    void loneSurrogatesAreReplaced() {
        assertEquals("a\uFFFDb\uFFFD", CleanText.clean("a\uD800b\uDFFF"));
        assertEquals("🎉", CleanText.clean("🎉"));
    }

    @Test
    void nonCharactersAreStripped() {
        assertEquals("ab", CleanText.clean("\uFEFFa\uFFFE\uFFFF\uFDD0b"));
        assertEquals("", CleanText.clean(Character.toString(0x1FFFF)));
    }

    @Test
    void textThatShowsNothingIsAbsent() {
        assertEquals("a\n\nb", CleanText.text(" a\r\n\r\nb\u3000"));
        assertEquals("a b", CleanText.line("a\nb\t"));
        assertNull(CleanText.text(" \uFEFF\n"));
        assertNull(CleanText.line(null));
    }
}
