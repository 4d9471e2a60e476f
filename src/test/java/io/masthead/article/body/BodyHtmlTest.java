package io.masthead.article.body;

import static io.masthead.article.body.Bodies.LINKS;
import static io.masthead.article.body.Bodies.body;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.media.Image;
import io.masthead.media.Rendition;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyHtmlTest {

    @Test
    void allTextIsEscaped() {
        String evil = "<script>alert(\\\"1\\\")</script>&amp;\\u0027";
        String html = BodyHtml.of(body("""
                [{'_type':'block','children':[{'_type':'span','text':'%1$s'}]},
                 {'_type':'block','listItem':'bullet','children':[{'_type':'span','text':'%1$s'}]},
                 {'_type':'image','mediaId':'0MZ5Q4T2C8V1K','alt':'%1$s','caption':'%1$s','credit':'%1$s'},
                 {'_type':'pullQuote','text':'%1$s','attribution':'%1$s'},
                 {'_type':'table','rows':[{'cells':[{'children':[{'_type':'span','text':'%1$s'}]}]}]}]""".formatted(evil)).resolved(LINKS));
        assertFalse(html.contains("<script"), html);
        assertEquals(
                8, html.split("&lt;script&gt;alert\\(&quot;1&quot;\\)&lt;/script&gt;&amp;amp;&#39;", -1).length - 1);
    }

    @Test
    void listsNest() {
        assertEquals(
                "<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul><ol><li>e</li></ol><p>f</p>",
                BodyHtml.of(body("[" + item("bullet", 1, "a") + item("number", 2, "b") + item("number", 2, "c")
                        + item("bullet", 1, "d") + item("number", 1, "e")
                        + "{'_type':'block','children':[{'_type':'span','text':'f'}]}]")));
    }

    @Test
    void listMayBeginDeep() {
        assertEquals(
                "<ul><li><ul><li><ul><li>a</li></ul></li></ul></li><li>b</li></ul><p>c</p>",
                BodyHtml.of(body("[" + item("bullet", 3, "a") + item("bullet", 1, "b")
                        + "{'_type':'block','children':[{'_type':'span','text':'c'}]}]")));
    }

    @Test
    void quotationsInARowAreOne() {
        String quote = "{'_type':'block','style':'blockquote','children':[{'_type':'span','text':'a\\nb'}]}";
        assertEquals(
                "<blockquote><p>a<br>b</p><p>a<br>b</p></blockquote>",
                BodyHtml.of(body("[" + quote + "," + quote + "]")));
    }

    @Test
    void linkSpansItsMarksAndOnlyExternalOnesHaveRel() {
        String html = BodyHtml.of(body("""
                [{'_type':'block','children':[{'_type':'span','text':'a','marks':['x']},
                {'_type':'span','text':'b','marks':['x','em','strong']},{'_type':'span','text':' '},
                {'_type':'span','text':'c','marks':['y']},{'_type':'span','text':'d','marks':['z']}],
                'markDefs':[{'_type':'link','_key':'x','href':'https://example.org/?a=1&b=2'},
                {'_type':'link','_key':'y','href':'/c'},{'_type':'link','_key':'z','articleId':'0MZ5Q4T2C8V2A'}]}]""").resolved(LINKS));
        assertEquals(
                "<p><a href=\"https://example.org/?a=1&amp;b=2\" rel=\"noopener\">a<strong><em>b</em></strong></a> "
                        + "<a href=\"/c\">c</a><a href=\"https://news.example/articles/harbour\" data-article-id=\"0MZ5Q4T2C8V2A\">d</a></p>",
                html);
    }

    @Test
    void imageOffersItsRenditionsButNoCrop() {
        String html = BodyHtml.of(
                body("[{'_type':'image','mediaId':'0MZ5Q4T2C8V1K'}]").resolved(LINKS));
        assertEquals(
                "<figure class=\"image\" data-media-id=\"0MZ5Q4T2C8V1K\"><picture>"
                        + "<source type=\"image/webp\" srcset=\"https://news.example/media/ab/small.webp 640w, https://news.example/media/ab/wide.webp 1280w\">"
                        + "<img src=\"https://news.example/media/ab/wide.jpg\" srcset=\"https://news.example/media/ab/small.jpg 640w, https://news.example/media/ab/wide.jpg 1280w\""
                        + " width=\"1280\" height=\"720\" alt=\"A harbour\" loading=\"lazy\"></picture>"
                        + "<figcaption>The harbour at dawn <small class=\"credit\">The newsroom</small></figcaption></figure>",
                html);
    }

    @Test
    void renditionsOfOneWidthAreOfferedOnce() {
        Image image = new Image(
                "0MZ5Q4T2C8V1K",
                "A harbour",
                null,
                null,
                1280,
                720,
                null,
                null,
                null,
                List.of(
                        new Rendition("article", "https://news.example/media/ab/article.jpg", 1280, 720, "image/jpeg"),
                        new Rendition("hero", "https://news.example/media/ab/hero.jpg", 1280, 720, "image/jpeg")));
        String html = BodyHtml.of(new Body(List.of(new ImageBlock("k", image))));
        assertTrue(html.contains("srcset=\"https://news.example/media/ab/article.jpg 1280w\""), html);
    }

    @Test
    void embedIsAPlainLink() {
        assertEquals(
                "<figure class=\"embed\" data-provider=\"vimeo\"><a href=\"https://vimeo.com/1\" rel=\"noopener\">https://vimeo.com/1</a></figure>",
                BodyHtml.of(body("[{'_type':'embed','url':'https://vimeo.com/1'}]")));
    }

    @Test
    void tableHasAHeadIfItsFirstRowIsOne() {
        String html = BodyHtml.of(BodyFromHtml.convert("<table><tr><th>a<th>b<tr><th>c<td>d</table>")
                .body());
        assertEquals(
                "<table><thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead>"
                        + "<tbody><tr><th scope=\"row\">c</th><td>d</td></tr></tbody></table>",
                html);
    }

    @Test
    void unresolvedLinkToAnArticleIsPlainText() {
        assertEquals(
                "<p>a</p>",
                BodyHtml.of(
                        body(
                                "[{'_type':'block','children':[{'_type':'span','text':'a','marks':['x']}],'markDefs':[{'_type':'link','_key':'x','articleId':'0MZ5Q4T2C8V2A'}]}]")));
    }

    @Test
    void emptyBodyIsNoHtml() {
        assertTrue(BodyHtml.of(Body.EMPTY).isEmpty());
    }

    private static String item(String kind, int level, String text) {
        return "{'_type':'block','listItem':'%s','level':%d,'children':[{'_type':'span','text':'%s'}]},"
                .formatted(kind, level, text);
    }
}
