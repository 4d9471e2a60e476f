package io.masthead.article.body;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Markdown (CommonMark with the tables and strikethrough of GitHub) to Portable Text, by way of HTML and its
/// allow-list. An image is `![alt](media:ID "caption")`, a link to an article `[text](article:ID)`.
public final class BodyFromMarkdown {

    /// How deep lists and quotations, and marks within marks, may nest. What is deeper is taken as text.
    private static final int DEEPEST = 64;

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private BodyFromMarkdown() {}

    /// Converts a text; HTML in it goes through the same allow-list.
    public static ConvertedBody convert(String markdown) {
        if (markdown.length() > BodyFromHtml.LONGEST) {
            return BodyFromHtml.tooLong();
        }
        return BodyFromHtml.convert(RENDERER.render(PARSER.parse(markdown)));
    }
}
