package io.masthead.article.body;

import static io.masthead.article.body.Bodies.outline;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyFromHtmlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        <p>a</p><p>b</p>                                    ~ normal:a;normal:b
        a<p>b</p>c                                          ~ normal:a;normal:b;normal:c
        <h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5><h6>f</h6> ~ h2:a;h2:b;h3:c;h4:d;h4:e;h4:f
        <blockquote>a</blockquote>                          ~ blockquote:a
        <blockquote><p>a</p><p>b</p></blockquote>           ~ blockquote:a;blockquote:b
        <ul><li>a</li><li>b</li></ul>                       ~ bullet1:a;bullet1:b
        <ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>    ~ number1:a;bullet2:b;number1:c
        <ul><li><p>a</p><p>b</p></li></ul>                  ~ `bullet1:a\nb`
        <li>a</li>                                          ~ bullet1:a
        a<br>b                                              ~ `normal:a\nb`
        <p>a<br><br>b<br> <br/><br>c</p>                    ~ normal:a;normal:b;normal:c
        <p><br>a<br></p>                                    ~ normal:a
        <p>a</p><hr><p>b</p>                                ~ normal:a;divider;normal:b
        <p>  a \t b  </p>                                   ~ normal:a b
        <p>a <b> b </b> c</p>                               ~ normal:a b c
        <p>　　今天的新闻，很多。</p>                          ~ normal:今天的新闻，很多。
        <p>&nbsp;</p><p>&nbsp;a&nbsp;b&nbsp;</p>            ~ `normal:a\u00A0b`
        <p></p><div> </div>                                 ~ ``
        <div>a<div>b</div>c</div>                           ~ normal:a;normal:b;normal:c
        <p>a&lt;b&gt; &amp;amp;</p>                         ~ normal:a<b> &amp;
        <unknown-thing>a</unknown-thing>                    ~ normal:a
        <table><tr><th>a</th><td>b<br>c</td></tr></table>   ~ `table:#a|b\nc`
        <table><tr><td><p>a</p><p>b</p></td></tr></table>   ~ normal:a;normal:b
        <table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table> ~ table:a|b
        <table><caption>t</caption><tr><td>a</td><td></td></tr></table> ~ normal:t;table:a|
        <dl><dt>a</dt><dd>b</dd></dl>                       ~ normal:a;normal:b
        <form>a<input value=x><select><option>b</select></form> ~ normal:a
        <p hidden>a</p><p style="DISPLAY : none">b</p>c     ~ normal:c
        <title>t</title><p>a</p>                            ~ normal:a
        """)
    void structureIsKept(String html, String expected) {
        String unescaped = html.replace("\\t", "\t");
        String wanted = expected.replace("\\n", "\n").replace("\\u00A0", "\u00A0");
        assertEquals(wanted, String.join(";", outline(convert(unescaped))));
    }

    @Test
    void lineEndBetweenChineseCharactersIsNoBlank() {
        assertEquals(List.of("normal:今天的新闻 in English too"), outline(convert("<p>今天的\n  新闻\nin\nEnglish too</p>")));
    }

    @Test
    void blanksOfPreAreKept() {
        assertEquals(List.of("normal:  a\n    b"), outline(convert("<pre><code>  a\n    b\n</code></pre>")));
    }

    @Test
    void marksNestAndMerge() {
        TextBlock block = text("<p>a<b>b<i>c</i></b><strong>d</strong><u>e</u><del>f</del><code>g</code></p>");
        assertEquals(
                List.of(
                        "a[]",
                        "b[strong]",
                        "c[strong, em]",
                        "d[strong]",
                        "e[underline]",
                        "f[strike-through]",
                        "g[code]"),
                block.children().stream().map(s -> s.text() + s.marks()).toList());
    }

    @Test
    void linkGoesOverMarksAndIsWrittenOnce() {
        TextBlock block =
                text("<p><a href='https://example.org/'>a<b>b</b></a> c <a href='https://example.org/'>d</a></p>");
        assertEquals(1, block.markDefs().size());
        LinkMark link = block.markDefs().getFirst();
        assertEquals("https://example.org/", link.href());
        assertEquals(List.of("strong", link.key()), block.children().get(1).marks());
        assertEquals(List.of(link.key()), block.children().getLast().marks());
    }

    @Test
    void linkMayNameAnArticle() {
        assertEquals(
                Bodies.ARTICLE,
                text("<p><a href='/old' data-article-id='0MZ5Q4T2C8V2A'>a</a></p>")
                        .markDefs()
                        .getFirst()
                        .articleId());
        assertEquals(
                Bodies.ARTICLE,
                text("<p><a href='article:0MZ5Q4T2C8V2A'>a</a></p>")
                        .markDefs()
                        .getFirst()
                        .articleId());
    }

    @Test
    void imageThatNamesItsMediaBecomesABlock() {
        Body body = convert("""
                <figure><img src="/x.jpg" data-media-id="0MZ5Q4T2C8V1K" alt="A harbour">
                <figcaption>At dawn <small class="credit">The newsroom</small></figcaption></figure>
                <p>Text <img src="media:0MZ5Q4T2C8V1K"> and more</p>""");
        ImageBlock image = (ImageBlock) body.blocks().getFirst();
        assertEquals("A harbour", image.image().alt());
        assertEquals("At dawn", image.image().caption());
        assertEquals("The newsroom", image.image().credit());
        assertEquals(
                List.of("image:0MZ5Q4T2C8V1K:At dawn", "normal:Text", "image:0MZ5Q4T2C8V1K:null", "normal:and more"),
                outline(body));
    }

    @Test
    void foreignImageIsDroppedAndItsCaptionKept() {
        ConvertedBody converted = BodyFromHtml.convert(
                "<figure><img src='https://example.org/a.jpg'><figcaption>At dawn</figcaption></figure><img src=b.png>");
        assertEquals(List.of("normal:At dawn"), outline(converted.body()));
        assertEquals(List.of(new Dropped("image", 2)), converted.dropped());
    }

    @Test
    void galleryKeepsItsImages() {
        ConvertedBody converted = BodyFromHtml.convert("""
                <figure class="wp-block-gallery"><figure><img data-media-id="0MZ5Q4T2C8V1K"></figure>
                <img data-media-id="0MZ5Q4T2C8V1M"><img src="c.jpg"><figcaption>All</figcaption></figure>""");
        assertEquals(List.of("gallery:2", "normal:All"), outline(converted.body()));
        assertEquals(List.of(new Dropped("image", 1)), converted.dropped());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        https://www.youtube.com/embed/abcdefghijk?autoplay=1        ~ embed:youtube:https://www.youtube.com/watch?v=abcdefghijk
        //www.youtube-nocookie.com/embed/abcdefghijk                ~ embed:youtube:https://www.youtube.com/watch?v=abcdefghijk
        http://player.vimeo.com/video/123456                        ~ embed:vimeo:https://vimeo.com/123456
        //player.bilibili.com/player.html?aid=1&bvid=BV1xx411c7mD   ~ embed:bilibili:https://www.bilibili.com/video/BV1xx411c7mD
        https://platform.twitter.com/embed/Tweet.html?dnt=1&id=123456789 ~ embed:x:https://x.com/i/status/123456789
        """)
    void frameOfAKnownProviderBecomesAnEmbed(String src, String expected) {
        assertEquals(List.of(expected), outline(convert("<iframe src=\"" + src + "\"></iframe>")));
    }

    @Test
    void postOfXBecomesAnEmbed() {
        assertEquals(List.of("embed:x:https://twitter.com/desk/status/123456789"), outline(convert("""
                <blockquote class="twitter-tweet"><p>Hello <a href="https://t.co/x">x</a></p>
                <a href="https://twitter.com/desk/status/123456789">May 1</a></blockquote>
                <script async src="https://platform.twitter.com/widgets.js"></script>""")));
    }

    private static Body convert(String html) {
        ConvertedBody converted = BodyFromHtml.convert(html);
        assertEquals(List.of(), converted.faults());
        return converted.body();
    }

    private static TextBlock text(String html) {
        return (TextBlock) convert(html).blocks().getFirst();
    }
}
