package io.masthead.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextSketchTest {

    @Test
    void nearlyTheSameTextIsRecognisedUnderAnotherTitle() {
        TextSketch one = TextSketch.of("One", sentences(0, 40));

        assertTrue(one.isNearly(TextSketch.of("Other", sentences(0, 40).replace("number 7", "Number seven"))));
        assertFalse(one.isNearly(TextSketch.of("One", sentences(100, 140))));
    }

    @Test
    void halfOfTheTextIsNotNearlyTheSame() {
        assertFalse(TextSketch.of("One", sentences(0, 40)).isNearly(TextSketch.of("One", sentences(20, 60))));
    }

    @Test
    void shortTextsAreTheSameOnlyWithTheirTitle() {
        assertTrue(TextSketch.of("天气", "明天有雨。").isNearly(TextSketch.of("天氣", "明天有雨")));
        assertFalse(TextSketch.of("天气", "明天有雨。").isNearly(TextSketch.of("新闻", "明天有雨。")));
        assertFalse(TextSketch.of("天气", "").isNearly(TextSketch.of("天气", sentences(0, 40))));
    }

    @Test
    void termsAreWordsAndPairs() {
        assertEquals(List.of("月牙", "牙桥", "the", "bridge"), TextSketch.terms("月牙橋 is the Bridge of 42"));
    }

    private static String sentences(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "This is the sentence number " + i + " with " + Integer.toHexString(i * 7919) + ".")
                .collect(Collectors.joining(" "));
    }
}
