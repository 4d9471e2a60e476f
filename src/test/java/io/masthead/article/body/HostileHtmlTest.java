package io.masthead.article.body;

import static io.masthead.article.body.Bodies.faults;
import static io.masthead.article.body.Bodies.outline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class HostileHtmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>x",
                "<SCRIPT SRC=//evil.example/x.js></SCRIPT>x",
                "<scr<script>ipt>alert(1)</scr</script>ipt>x",
                "<img src=x onerror=alert(1)>x",
                "<img data-media-id='0MZ5Q4T2C8V1K' onerror=alert(1) alt='\"><script>alert(1)</script>'>x",
                "<img data-media-id='\"><script>alert(1)</script>'>x",
                "<svg onload=alert(1)><script>alert(1)</script></svg>x",
                "<svg><a xlink:href='javascript:alert(1)'><text>t</text></a></svg>x",
                "<math><mi xlink:href='javascript:alert(1)'>t</mi></math>x",
                "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>x",
                "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>x",
                "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>x",
                "<style>@import 'https://evil.example/';</style>x",
                "<p style=\"background:url(javascript:alert(1))\" onclick=alert(1)>x</p>",
                "<iframe src='javascript:alert(1)'></iframe>x",
                "<iframe srcdoc='<script>alert(1)</script>'></iframe>x",
                "<iframe src='https://youtube.com.evil.example/embed/abcdefghijk'></iframe>x",
                "<iframe src='https://evil.example/?https://www.youtube.com/embed/abcdefghijk'></iframe>x",
                "<iframe src='https://www.youtube.com@evil.example/embed/abcdefghijk'></iframe>x",
                "<figure data-provider='youtube'><a href='javascript:alert(1)'>x</a></figure>",
                "<object data='data:text/html,<script>alert(1)</script>'></object>x",
                "<embed src='javascript:alert(1)'>x",
                "<base href='javascript:'><a href='/x'>x</a>",
                "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>x",
                "<link rel=stylesheet href='javascript:alert(1)'>x",
                "<template><script>alert(1)</script></template>x",
                "<details open ontoggle=alert(1)>x</details>",
                "<marquee onstart=alert(1)>x</marquee>",
                "<video><source onerror=alert(1)></video>x",
                "<textarea><img src=x onerror=alert(1)></textarea>x",
                "<xmp><img src=x onerror=alert(1)></xmp>x",
                "<!--<img src='--><img src=x onerror=alert(1)//'>x",
                "<![CDATA[<script>alert(1)</script>]]>x",
                "<?php echo 1 ?>x",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "<p>\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt></p>x",
                "<a href='https://example.org/?\"><script>alert(1)</script>'>x</a>",
                "<plaintext><script>alert(1)</script>x",
                "<a href='java&NewLine;script&colon;alert(1)'>x</a>"
            })
    void nothingThatRunsComesThrough(String html) {
        assertHarmless(BodyFromHtml.convert(html).body());
        assertHarmless(BodyFromMarkdown.convert(html).body());
        assertHarmless(
                BodyFromMarkdown.convert("a\n\n" + html + "\n\n* " + html).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "jav&#x09;ascript:alert(1)",
                "jav&#10;ascript:alert(1)",
                "&#1;javascript:alert(1)",
                "&#106;&#97;vascript:alert(1)",
                "&#0000106avascript:alert(1)",
                "javascript&colon;alert(1)",
                " javascript:alert(1)",
                "vbscript:msgbox(1)",
                "data:text/html;base64,PHNjcmlwdD4=",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://user@evil.example/",
                "feed:javascript:alert(1)",
                "blob:https://example.org/1",
                "article:../../x",
                "x.html"
            })
    void unsafeLinkIsDroppedAndItsTextKept(String href) {
        ConvertedBody converted = BodyFromHtml.convert("<p>a <a href=\"" + href + "\">b</a></p>");
        assertEquals(List.of("normal:a b"), outline(converted.body()));
        assertEquals(List.of(), ((TextBlock) converted.body().blocks().getFirst()).markDefs());
        assertEquals(List.of(new Dropped("unsafe-link", 1)), converted.dropped());
    }

    @Test
    void whatWasDroppedIsCounted() {
        ConvertedBody converted = BodyFromHtml.convert(
                "<style>a</style><p onclick=x>a</p><script>1</script><script>2</script><iframe src=x></iframe>");
        assertEquals(
                List.of(
                        new Dropped("style", 1),
                        new Dropped("event-handler", 1),
                        new Dropped("script", 2),
                        new Dropped("iframe", 1)),
                converted.dropped());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "div",
                "b",
                "span",
                "blockquote",
                "ul><li",
                "table><tr><td",
                "a href=/",
                "font",
                "h2",
                "p",
                "figure"
            })
    void deepNestingIsSurvived(String tag) {
        String html = ("<" + tag + ">").repeat(10_000) + "deep";
        assertTimeout(Duration.ofSeconds(20), () -> {
            Body body = BodyFromHtml.convert(html).body();
            assertTrue(BodyText.of(body).contains("deep"), tag);
            assertHarmless(body);
        });
    }

    @Test
    void hugeTextIsRefused() {
        assertTimeout(Duration.ofSeconds(20), () -> {
            assertEquals(
                    "too-long",
                    faults(BodyFromHtml.convert("新".repeat(1_000_000)).faults()));
            assertEquals(
                    "too-many",
                    faults(BodyFromHtml.convert("<p>a".repeat(300_000)).faults()));
            assertEquals(List.of(), BodyFromHtml.convert("<".repeat(150_000)).faults());
            BodyFromHtml.convert("<a href=x ".repeat(100_000));
            BodyFromHtml.convert("&#".repeat(500_000));
            BodyFromHtml.convert("<figure class=gallery><img>".repeat(30_000));
            BodyFromHtml.convert("<table><tr><td>a<td>b</table>".repeat(30_000));
            assertEquals(
                    "too-long",
                    faults(BodyFromHtml.convert(" ".repeat(2_000_001)).faults()));
        });
    }

    @Test
    void emptyHtmlIsAnEmptyBody() {
        assertEquals(Body.EMPTY, BodyFromHtml.convert("").body());
    }

    /// What is rendered has only the elements and attributes that are meant, and no address that could run.
    private static void assertHarmless(Body body) {
        Body resolved = body.resolved(Bodies.LINKS);
        for (Element element : Jsoup.parse(BodyHtml.of(resolved)).body().select("*")) {
            String name = element.normalName();
            assertFalse(
                    List.of(
                                    "script", "style", "iframe", "object", "embed", "svg", "math", "form", "base",
                                    "meta", "link")
                            .contains(name),
                    element::outerHtml);
            for (Attribute attribute : element.attributes()) {
                String key = attribute.getKey().toLowerCase(Locale.ROOT);
                assertFalse(key.startsWith("on") || key.equals("style"), element::outerHtml);
                assertFalse(
                        (key.equals("href") || key.equals("src"))
                                && !attribute.getValue().matches("(https?://[^@]*|/[^/].*|/|#.+)"),
                        element::outerHtml);
            }
        }
        // Rendering and reading the text nodes gives back the very text: nothing of it became markup.
        for (Block block : resolved.blocks()) {
            if (block instanceof TextBlock text && text.listItem() == null) {
                String html = BodyHtml.of(new Body(List.of(text)));
                String plain = Jsoup.parse(html.replace("<br>", "\n"))
                        .body()
                        .nodeStream(TextNode.class)
                        .map(TextNode::getWholeText)
                        .reduce("", String::concat);
                assertEquals(text.text().isBlank() ? "" : text.text(), plain);
            }
        }
    }
}
