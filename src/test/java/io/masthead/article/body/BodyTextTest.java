package io.masthead.article.body;

import static io.masthead.article.body.Bodies.body;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTextTest {

    @Test
    void blocksAreSeparatedByBlankLines() {
        Body body = BodyFromHtml.convert("""
                <h2>Title</h2><p>One<br>two.</p><ul><li>a</li><li>b<ol><li>x</li><li>y</li></ol></li></ul><hr>
                <figure data-media-id="0MZ5Q4T2C8V1K"><figcaption>Caption</figcaption></figure>
                <table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>
                <figure class="pull-quote"><p>Now.</p><cite>The desk</cite></figure>
                """).body();
        assertEquals(
                "Title\n\nOne\ntwo.\n\n• a\n• b\n  1. x\n  2. y\n\nCaption\n\nA\tB\n1\t2\n\nNow.\n— The desk",
                BodyText.of(body));
    }

    @Test
    void emptyBodyIsEmptyText() {
        assertEquals("", BodyText.of(Body.EMPTY));
        assertEquals(0, Body.EMPTY.wordCount());
        assertEquals(1, Body.EMPTY.readingMinutes());
        assertEquals("", Body.EMPTY.firstCharacters(100));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Hello, world!                   | 2
        Don't panic: it's well-known    | 4
        中国新闻，很好。                  | 6
        2026年增长5.3%                   | 5
        10,000 metres                   | 2
        iPhone发布会 today               | 5
        一体化 (integrated) plan         | 5
        ひらがなとカタカナ                | 9
        한국 뉴스                        | 2
        e\u0301tude                     | 1
        — … 🎉 !                        | 0
        """)
    void wordsAreCountedByScript(String text, int words) {
        assertEquals(words, Reading.of(text).wordCount());
    }

    @Test
    void readingTimeIsRoundedUp() {
        assertEquals(1, Reading.of("新".repeat(300)).minutes());
        assertEquals(2, Reading.of("新".repeat(301)).minutes());
        assertEquals(2, Reading.of("新".repeat(300) + " word".repeat(200)).minutes());
    }

    @Test
    void firstCharactersComeFromParagraphs() {
        Body body = BodyFromHtml.convert("<h2>Heading</h2><ul><li>item</li></ul><p>" + "新".repeat(200) + "</p>")
                .body();
        assertEquals("新".repeat(100) + "…", body.firstCharacters(100));
    }

    @Test
    void firstCharactersOfALoneHeadingAreTheHeading() {
        assertEquals(
                "Heading",
                body("[{'_type':'block','style':'h2','children':[{'_type':'span','text':'Heading'}]}]")
                        .firstCharacters(100));
    }
}
