package io.masthead.article.body;

import io.masthead.shared.text.SafeLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Walks through HTML and collects blocks.
final class HtmlWalk {

    /// Dropped with all that is in them.
    private static final Set<String> DROPPED = Set.of(
            ("script style noscript template object embed applet param svg math canvas video audio track source map area"
                            + " button input select option textarea datalist progress meter link meta base title head"
                            + " frame frameset noframes xmp plaintext noembed dialog portal")
                    .split(" "));

    private static final Set<String> PARAGRAPHS = Set.of(
            ("p div section article main header footer aside nav address center form fieldset legend details summary dl"
                            + " dt dd figcaption caption hgroup body html tr td th thead tbody tfoot")
                    .split(" "));

    private final DropNotes notes;

    /// Inside a cell there are no blocks: paragraphs become lines.
    private final boolean inCell;

    private final List<Block> blocks = new ArrayList<>();
    private InlineText text = new InlineText();
    private HtmlContext opened = HtmlContext.START;

    HtmlWalk(DropNotes notes, boolean inCell) {
        this.notes = notes;
        this.inCell = inCell;
    }

    void walk(Element root) {
        children(root, HtmlContext.START);
    }

    /// All blocks, when the walk is over.
    List<Block> finish() {
        flush();
        return blocks;
    }

    /// The text of a cell, when the walk is over. The blocks that are no text are in [#blocks()].
    PassageParser.Inline finishCell() {
        return text.finish();
    }

    List<Block> blocks() {
        return blocks;
    }

    void add(Block block) {
        flush();
        blocks.add(block);
    }

    /// One block more than a body may have is enough to refuse it; the rest need not be looked at.
    private boolean isFull() {
        return blocks.size() > BodyLimits.BLOCKS;
    }

    private void children(Element parent, HtmlContext context) {
        for (Node child : parent.childNodes()) {
            if (isFull()) {
                return;
            }
            switch (child) {
                case TextNode node -> text(node.getWholeText(), context);
                case Element element -> element(element, context);
                default -> {}
            }
        }
    }

    private void text(String raw, HtmlContext context) {
        if (text.isEmpty()) {
            opened = context;
        }
        text.add(raw, context.marks(), context.keepBlanks());
    }

    private void element(Element e, HtmlContext context) {
        notes.eventHandlers(e);
        String name = e.normalName();
        if (DROPPED.contains(name)) {
            notes.add(name);
            return;
        }
        if (isHidden(e)) {
            notes.add("hidden");
            return;
        }
        switch (name) {
            case "br" -> lineBreak(context);
            case "hr" -> add(new DividerBlock(""));
            case "h1", "h2" -> block(e, context.with(BlockStyle.H2));
            case "h3" -> block(e, context.with(BlockStyle.H3));
            case "h4", "h5", "h6" -> block(e, context.with(BlockStyle.H4));
            case "blockquote" -> HtmlFigures.post(e).ifPresentOrElse(this::add, () -> quotation(e, context));
            case "pre" -> block(e, context.withBlanksKept());
            case "ul", "menu", "dir" -> block(e, context.inList(ListItem.BULLET));
            case "ol" -> block(e, context.inList(ListItem.NUMBER));
            case "li" -> block(e, context.asItem());
            case "table" -> table(e, context);
            case "figure" -> figure(e, context);
            case "img", "image" -> HtmlFigures.image(e, null).ifPresentOrElse(this::add, () -> notes.add("image"));
            case "iframe" -> HtmlFigures.embed(e.attr("src")).ifPresentOrElse(this::add, () -> notes.add("iframe"));
            case "a" -> link(e, context);
            case "strong", "b" -> children(e, context.with(Decorator.STRONG));
            case "em", "i", "cite", "dfn", "var" -> children(e, context.with(Decorator.EM));
            case "u", "ins" -> children(e, context.with(Decorator.UNDERLINE));
            case "s", "strike", "del" -> children(e, context.with(Decorator.STRIKE_THROUGH));
            case "code", "kbd", "samp", "tt" -> children(e, context.with(Decorator.CODE));
            default -> {
                if (PARAGRAPHS.contains(name)) {
                    paragraph(e, context);
                } else {
                    children(e, context);
                }
            }
        }
    }

    private void block(Element e, HtmlContext context) {
        flush();
        children(e, context);
        flush();
    }

    /// Portable Text has no paragraphs inside an item of a list: there they are lines.
    private void paragraph(Element e, HtmlContext context) {
        if (context.list() == null) {
            block(e, context);
        } else {
            text.paragraphBreak();
            children(e, context);
            text.paragraphBreak();
        }
    }

    private void quotation(Element e, HtmlContext context) {
        block(e, context.style() == BlockStyle.NORMAL ? context.with(BlockStyle.BLOCKQUOTE) : context);
    }

    /// Two of them in a row are how old systems write paragraphs.
    private void lineBreak(HtmlContext context) {
        boolean splits = !inCell && context.list() == null && !context.keepBlanks();
        if (splits && text.endsWithBreak()) {
            flush();
        } else {
            text.lineBreak();
        }
    }

    private void link(Element e, HtmlContext context) {
        String href = e.attr("href").strip();
        String article = e.hasAttr("data-article-id") ? e.attr("data-article-id") : HtmlFigures.after("article:", href);
        if (PassageParser.isId(article)) {
            children(e, context.with(new InlineText.Target(null, article)));
            return;
        }
        Optional<String> safe = SafeLink.of(href);
        if (safe.isEmpty() && e.hasAttr("href")) {
            notes.add("unsafe-link");
        }
        children(e, safe.map(a -> context.with(new InlineText.Target(a, null))).orElse(context));
    }

    private void figure(Element e, HtmlContext context) {
        Optional<Block> block = HtmlFigures.figure(e, notes);
        if (block.isPresent()) {
            add(block.get());
            if (block.get() instanceof GalleryBlock) {
                e.children().stream().filter(c -> c.nameIs("figcaption")).forEach(c -> block(c, context));
            }
        } else {
            block(e, context);
        }
    }

    private void table(Element e, HtmlContext context) {
        if (inCell || HtmlTables.isLayout(e)) {
            block(e, context);
            return;
        }
        flush();
        e.children().stream().filter(c -> c.nameIs("caption")).forEach(c -> block(c, context));
        HtmlTables.read(e, notes).forEach(this::add);
    }

    private void flush() {
        if (inCell) {
            text.paragraphBreak();
            return;
        }
        if (!text.isEmpty()) {
            PassageParser.Inline inline = text.finish();
            Integer level = opened.list() == null ? null : opened.level();
            if (!inline.children().isEmpty()) {
                blocks.add(
                        new TextBlock("", opened.style(), opened.list(), level, inline.children(), inline.markDefs()));
            }
        }
        text = new InlineText();
    }

    private static boolean isHidden(Element e) {
        return e.hasAttr("hidden")
                || e.attr("style")
                        .replaceAll("\\s", "")
                        .toLowerCase(Locale.ROOT)
                        .contains("display:none");
    }
}
