package io.masthead.article.body;

import io.masthead.shared.text.SafeLink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A body as HTML. All text is escaped, all elements and attributes are ours, so that the outcome can be put into a
/// page as it is. Meant for a resolved body: an image without renditions shows its caption only, and a link to an
/// article without its address shows its text only.
public final class BodyHtml {

    private final StringBuilder out = new StringBuilder();

    /// The lists that are open, each with an open item.
    private final Deque<ListItem> lists = new ArrayDeque<>();

    private boolean inQuotation;

    private BodyHtml() {}

    /// The HTML, without anything around it.
    public static String of(Body body) {
        BodyHtml html = new BodyHtml();
        body.blocks().forEach(html::block);
        html.closeLists(0);
        html.closeQuotation();
        return html.out.toString();
    }

    /// Text for the inside of an element or of a quoted attribute.
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private void block(Block block) {
        switch (block) {
            case TextBlock text when text.text().isBlank() -> {}
            case TextBlock text when text.listItem() != null -> item(text);
            case TextBlock text when text.style() == BlockStyle.BLOCKQUOTE -> quotation(text);
            case TextBlock text -> {
                outside();
                String element =
                        text.style() == BlockStyle.NORMAL ? "p" : text.style().wireName();
                element(element, passage(text));
            }
            case ImageBlock image -> {
                outside();
                out.append(ImageHtml.of(image.image()));
            }
            case GalleryBlock gallery -> {
                outside();
                out.append("<figure class=\"gallery\">");
                gallery.images().forEach(image -> out.append(ImageHtml.of(image.image())));
                out.append("</figure>");
            }
            case PullQuoteBlock quote -> pullQuote(quote);
            case EmbedBlock embed -> {
                outside();
                String provider = embed.provider().wireName();
                out.append("<figure class=\"embed\" data-provider=\"")
                        .append(provider)
                        .append("\">");
                out.append("<a href=\"").append(escape(embed.url())).append("\" rel=\"noopener\">");
                out.append(escape(embed.url())).append("</a></figure>");
            }
            case TableBlock table -> table(table);
            case DividerBlock _ -> {
                outside();
                out.append("<hr>");
            }
        }
    }

    private void outside() {
        closeLists(0);
        closeQuotation();
    }

    private void element(String name, String content) {
        out.append('<').append(name).append('>').append(content);
        out.append("</").append(name).append('>');
    }

    private void quotation(TextBlock block) {
        closeLists(0);
        if (!inQuotation) {
            out.append("<blockquote>");
            inQuotation = true;
        }
        element("p", passage(block));
    }

    private void closeQuotation() {
        if (inQuotation) {
            out.append("</blockquote>");
            inQuotation = false;
        }
    }

    private void item(TextBlock block) {
        closeQuotation();
        closeLists(block.level());
        if (lists.size() == block.level()) {
            if (lists.peek() == block.listItem()) {
                out.append("</li><li>");
            } else {
                closeLists(block.level() - 1);
            }
        }
        while (lists.size() < block.level()) {
            out.append('<').append(block.listItem().element()).append("><li>");
            lists.push(block.listItem());
        }
        if (block.style() == BlockStyle.NORMAL) {
            out.append(passage(block));
        } else {
            element(block.style().wireName(), passage(block));
        }
    }

    private void closeLists(int level) {
        while (lists.size() > level) {
            out.append("</li></").append(lists.pop().element()).append('>');
        }
    }

    private void pullQuote(PullQuoteBlock quote) {
        outside();
        out.append("<figure class=\"pull-quote\"><blockquote><p>");
        out.append(lines(quote.text())).append("</p></blockquote>");
        if (quote.attribution() != null) {
            element("figcaption", lines(quote.attribution()));
        }
        out.append("</figure>");
    }

    private void table(TableBlock table) {
        outside();
        int heading =
                (int) table.rows().stream().takeWhile(TableRow::headsColumns).count();
        out.append("<table>");
        rows("thead", "col", table.rows().subList(0, heading));
        rows("tbody", "row", table.rows().subList(heading, table.rows().size()));
        out.append("</table>");
    }

    private void rows(String element, String scope, List<TableRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        out.append('<').append(element).append('>');
        for (TableRow row : rows) {
            out.append("<tr>");
            for (TableCell cell : row.cells()) {
                out.append(cell.header() ? "<th scope=\"" + scope + "\">" : "<td>");
                out.append(passage(cell)).append(cell.header() ? "</th>" : "</td>");
            }
            out.append("</tr>");
        }
        out.append("</").append(element).append('>');
    }

    /// Spans that follow one another with the same link are written as one link.
    private static String passage(Passage passage) {
        StringBuilder html = new StringBuilder();
        Optional<LinkMark> open = Optional.empty();
        for (Span span : passage.children()) {
            Optional<LinkMark> link = passage.markDefs().stream()
                    .filter(mark -> mark.href() != null && span.marks().contains(mark.key()))
                    .findFirst();
            if (!link.equals(open)) {
                open.ifPresent(_ -> html.append("</a>"));
                link.ifPresent(mark -> html.append(openLink(mark)));
                open = link;
            }
            html.append(decorated(span));
        }
        open.ifPresent(_ -> html.append("</a>"));
        return html.toString();
    }

    private static String openLink(LinkMark link) {
        StringBuilder a =
                new StringBuilder("<a href=\"").append(escape(link.href())).append('"');
        if (link.articleId() != null) {
            a.append(" data-article-id=\"").append(escape(link.articleId())).append('"');
        } else if (SafeLink.isExternal(link.href())) {
            a.append(" rel=\"noopener\"");
        }
        return a.append('>').toString();
    }

    private static String decorated(Span span) {
        String html = lines(span.text());
        Decorator[] decorators = Decorator.values();
        for (int i = decorators.length - 1; i >= 0; i--) {
            if (span.marks().contains(decorators[i].mark())) {
                html = "<" + decorators[i].element() + ">" + html + "</" + decorators[i].element() + ">";
            }
        }
        return html;
    }

    private static String lines(String text) {
        return escape(text).replace("\n", "<br>");
    }
}
