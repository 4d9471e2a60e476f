package io.masthead.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HighlighterTest {

    @Test
    void marksWhatWasLookedForInTheSpellingOfTheText() {
        assertEquals("<em>月牙橋</em>今天通行", of("月牙桥").whole("月牙橋今天通行"));
        assertEquals("The <em>Ferries</em> and a <em>ferry</em>", of("ferry").whole("The Ferries and a ferry"));
        assertEquals("a <em>b c</em> d c", of("\"B C\"").whole("a b c d c"));
    }

    @Test
    void everythingElseIsEscaped() {
        assertEquals(
                "&lt;b onclick=&quot;x&quot;&gt;<em>river</em>&lt;/b&gt; &amp; &#39;",
                of("river").whole("<b onclick=\"x\">river</b> & '"));
        assertEquals("&lt;<em>em</em>&gt;", of("em").whole("<em>"));
    }

    @Test
    void whatIsNotThereIsNotMarked() {
        assertNull(of("river").whole("A driver"));
        assertEquals(List.of(), of("river").fragments("Nothing of it"));
    }

    @Test
    void wordsOfTheDictionaryAreMarkedWhereTheWholeIsNot() {
        assertEquals("<em>西塘</em>的<em>荷花</em>", of("西塘荷花").whole("西塘的荷花"));
    }

    @Test
    void typosAreMarkedOnlyWhenAskedLoosely() {
        assertNull(of("umbrelas").whole("Two hundred umbrellas"));
        assertEquals(
                "Two hundred <em>umbrellas</em>",
                new Highlighter(Asked.of("umbrelas"), true).whole("Two hundred umbrellas"));
    }

    @Test
    void atMostThreeFragmentsThatCutNoWord() {
        String text = "Some words stand before the harbour, and many more of them behind it, so that nobody sees all. "
                .repeat(20);

        List<String> fragments = of("harbour").fragments(text);

        assertEquals(3, fragments.size());
        for (String fragment : fragments) {
            assertTrue(fragment.contains("<em>harbour</em>"), fragment);
            assertFalse(fragment.length() > 200, fragment);
            for (String word : fragment.replaceAll("</?em>|…", "").split("[ ,.]+")) {
                assertTrue(word.isEmpty() || text.contains(word), word);
            }
        }
    }

    @Test
    void ofABookOnlyTheBeginningIsLookedAt() {
        String book = "x ".repeat(30_000) + "harbour";

        assertEquals(List.of(), of("harbour").fragments(book));
        assertEquals(1, of("harbour").fragments(book.substring(20_000)).size());
    }

    private static Highlighter of(String typed) {
        return new Highlighter(Asked.of(typed), false);
    }
}
