package io.masthead.shared.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Hello, World!                          | hello-world
        Crème brûlée für Straße                | creme-brulee-fur-strasse
        中国新闻                                | zhongguo-xinwen
        重庆银行行长访问长江地区                  | chongqing-yinhang-hangzhang-fangwen-changjiang-diqu
        旅游业今年增长5.3%                       | lvyou-ye-jinnian-zengzhang-5-3
        首都音乐节                              | shoudu-yinyuejie
        西藏的目的地                             | xizang-de-mudidi
        ＡＢＣ１２３                            | abc123
        iPhone发布会                            | iphone-fabu-hui
        Don't panic, it’s 10,000 metres        | dont-panic-its-10000-metres
        Привет мир                             | privet-mir
        🎉 Party 🎉 time 👨‍👩‍👧                 | party-time
        AT&T / C++ -- 50%                      | at-t-c-50
        <script>alert(1)</script>              | script-alert-1-script
        ../../etc/passwd                       | etc-passwd
        """)
    void titleBecomesReadableSlug(String title, String slug) {
        assertEquals(Optional.of(slug), Slug.of(title));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "🎉🎉", "!!! ???", "——", "\u0000\u0001", "\uD800"})
    void titleWithoutLettersYieldsNothing(String title) {
        assertEquals(Optional.empty(), Slug.of(title));
    }

    @Test
    void longTitleIsCutAtTheEndOfAWord() {
        String slug = Slug.of("wonderful ".repeat(50)).orElseThrow();
        assertTrue(slug.length() <= Slug.LONGEST_MADE, slug);
        assertTrue(slug.endsWith("-wonderful"), slug);
    }

    @Test
    void oneEndlessWordIsCutHard() {
        assertEquals("a".repeat(120), Slug.of("a".repeat(5_000)).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Search",
                "Admin",
                "2024 0000 0 0000",
                "0abcdefghjkmn",
                "新闻",
                "Œuvre d’art",
                "Ελλάδα",
                "おはよう",
                "한국 뉴스"
            })
    void whatIsMadeMayAlsoBeGiven(String title) {
        String slug = Slug.of(title).orElseThrow();
        assertEquals(Optional.empty(), Slug.fault(slug), slug);
    }

    @Test
    void reservedTitleGetsANumber() {
        assertEquals("search-1", Slug.of("Search").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "news",
                "spring-festival-2026",
                "新闻",
                "中国-2026",
                "émile",
                "international",
                "2026",
                "überblick"
            })
    void goodSlugIsAccepted(String slug) {
        assertEquals(Optional.empty(), Slug.fault(slug));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-a",
                "a-",
                "a--b",
                "-",
                "A",
                "News",
                "É",
                "a b",
                "a_b",
                "a.b",
                "..",
                "a/b",
                "a\\b",
                "a%20b",
                "%",
                "a?b",
                "a#b",
                "a\u0000b",
                "a\tb",
                "🎉",
                "a🎉",
                "𠮷野",
                "e\u0301mile",
                "a\u200Bb",
                "ǅ",
                "search",
                "admin",
                "feeds",
                "home",
                "0mz5q4t2c8v1k",
                "0MZ5Q4T2C8V1K",
                "fzzzzzzzzzzzz",
                "1234567890123",
                "\uD800"
            })
    void badSlugIsRefused(String slug) {
        assertTrue(Slug.fault(slug).isPresent(), slug);
    }

    @Test
    void slugOfFiveHundredCharactersIsRefused() {
        assertTrue(Slug.fault("a".repeat(500)).isPresent());
        assertEquals(Optional.empty(), Slug.fault("a".repeat(Slug.LONGEST)));
    }

    @Test
    void onlyTheShapeOfAnIdIsIdShaped() {
        assertTrue(Slug.isIdShaped("0MZ5Q4T2C8V1K"));
        assertFalse(Slug.isIdShaped("GMZ5Q4T2C8V1K"), "65 bits");
        assertFalse(Slug.isIdShaped("international"));
        assertFalse(Slug.isIdShaped("0MZ5Q4T2C8V1"));
    }

    @Test
    void numberedSlugStaysWithinTheLimit() {
        assertEquals("spring-2", Slug.numbered("spring", 2));
        String slug = Slug.numbered("a".repeat(200), 13);
        assertEquals(200, slug.length());
        assertEquals(Optional.empty(), Slug.fault(slug));
    }

    @Test
    void manyThreadsGetTheSameSlug() {
        Set<String> slugs = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(i -> Slug.of("重庆银行行长访问 Crème brûlée и мир").orElseThrow())
                .collect(Collectors.toSet());
        assertEquals(Set.of("chongqing-yinhang-hangzhang-fangwen-creme-brulee-i-mir"), slugs);
    }

    @Test
    void hugeTitleIsNoWork() {
        assertTimeout(Duration.ofSeconds(5), () -> Slug.of("长江".repeat(500_000)));
    }
}
