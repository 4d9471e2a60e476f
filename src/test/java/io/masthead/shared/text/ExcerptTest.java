package io.masthead.shared.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void shortTextStaysWhole() {
        assertEquals("a short text", Excerpt.of("  a short\n\n text ", 100));
        assertEquals("12345", Excerpt.of("12345", 5));
        assertEquals("", Excerpt.of("", 5));
    }

    @Test
    void chineseIsCutAnywhere() {
        assertEquals("今天的新闻…", Excerpt.of("今天的新闻很多", 5));
    }

    @Test
    void spacedWordsStayWhole() {
        assertEquals("The quick…", Excerpt.of("The quick brown fox", 12));
        assertEquals("The quick…", Excerpt.of("The quick brown fox", 9));
    }

    @Test
    void emojiIsNeverCut() {
        String family = "👨‍👩‍👧‍👦";
        assertEquals(family + family + "…", Excerpt.of(family.repeat(5), 2));
        assertEquals("e\u0301…", Excerpt.of("e\u0301e\u0301", 1));
    }

    @Test
    void endlessCombiningMarksAreNoWork() {
        String zalgo = "a" + "\u0301".repeat(1_000_000);
        assertTimeout(Duration.ofSeconds(5), () -> assertEquals("…", Excerpt.of(zalgo, 100)));
    }

    @Test
    void longTextIsCutAtTheRequestedCharacter() {
        assertEquals(101, Excerpt.of("新".repeat(1_000_000), 100).length());
    }
}
