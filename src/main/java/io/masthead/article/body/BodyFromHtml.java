package io.masthead.article.body;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// HTML to Portable Text, by allow-list: what is not known is unwrapped to its text, what could run is dropped.
///
/// An image is taken over if it names its media, as `data-media-id="…"` or `src="media:…"`; a link leads to an article
/// with `data-article-id="…"` or `href="article:…"`. HTML that [BodyHtml] wrote comes back as it was.
public final class BodyFromHtml {

    /// Elements below are moved up by the parser. Far deeper than pages are, and far from the end of the stack.
    private static final int DEEPEST = 256;

    /// Longer HTML or Markdown is refused unread: UTF-16 units.
    static final int LONGEST = 2_000_000;

    private BodyFromHtml() {}

    /// Converts a document or a fragment.
    public static ConvertedBody convert(String html) {
        if (html.length() > LONGEST) {
            return tooLong();
        }
        DropNotes notes = new DropNotes();
        Document document = Jsoup.parse(html, "", Parser.htmlParser().setMaxDepth(DEEPEST));
        for (Element element : document.head().children()) {
            if (element.nameIs("script") || element.nameIs("style")) {
                notes.add(element.normalName());
            }
        }
        notes.eventHandlers(document.body());
        HtmlWalk walk = new HtmlWalk(notes, false);
        walk.walk(document.body());
        // The same gate as for Portable Text: it makes the keys, and nothing reaches the store that it does not know.
        ParsedBody parsed = Body.parse(new Body(walk.finish()).toJson());
        List<BodyFault> faults = parsed.faults().stream()
                .map(fault -> new BodyFault("", fault.code(), fault.message()))
                .distinct()
                .toList();
        return new ConvertedBody(parsed.body(), notes.list(), faults);
    }

    static ConvertedBody tooLong() {
        BodyFault fault = new BodyFault("", "too-long", "At most " + LONGEST + " characters.");
        return new ConvertedBody(Body.EMPTY, List.of(), List.of(fault));
    }
}
