package io.masthead.article.body;

import io.masthead.media.Image;
import io.masthead.shared.text.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.nodes.Element;

/// Images, galleries, pull quotes and embeds of HTML.
final class HtmlFigures {

    /// Enough to find more images than a gallery may have, each with a figure around it.
    private static final int MOST_LOOKED_AT = 2 * BodyLimits.IMAGES_OF_A_GALLERY + 2;

    private HtmlFigures() {}

    /// A figure that has a block of its own; nothing if it is to be read like any other element.
    static Optional<Block> figure(Element figure, DropNotes notes) {
        String classes = figure.className();
        if (classes.contains("pull-quote") || classes.contains("pullquote")) {
            return pullQuote(figure);
        }
        if (figure.hasAttr("data-provider")) {
            return Optional.ofNullable(figure.selectFirst("a[href]"))
                    .flatMap(link -> embed(link.attr("href")))
                    .map(Function.identity());
        }
        boolean outermost = figure.parent() == null || figure.parent().closest("figure") == null;
        return outermost && classes.contains("gallery") ? gallery(figure, notes) : single(figure);
    }

    /// The image that an element names, with the words of its caption if it has one.
    static Optional<ImageBlock> image(Element element, Element caption) {
        String named = element.attr("data-media-id").strip();
        String mediaId = named.isEmpty() ? after("media:", element.attr("src").strip()) : named;
        if (!PassageParser.isId(mediaId)) {
            return Optional.empty();
        }
        Element img = element.nameIs("img") ? element : element.selectFirst("img");
        String alt = img == null ? "" : img.attr("alt");
        Element credit = caption == null ? null : caption.selectFirst(".credit");
        String creditText = credit == null ? "" : credit.text();
        if (credit != null) {
            credit.remove();
        }
        String captionText = caption == null ? element.attr("title") : lines(caption);
        Image image = Image.reference(mediaId, orAbsent(alt), orAbsent(captionText), orAbsent(creditText));
        return Optional.of(new ImageBlock("", image));
    }

    /// What a frame shows, if its provider is known.
    static Optional<Block> embed(String address) {
        String url = address.strip();
        String absolute = url.startsWith("//") ? "https:" + url : url;
        return EmbedProvider.of(absolute)
                .map(provider -> new EmbedBlock("", https(provider.pageOf(absolute)), provider));
    }

    /// A post of X, which is embedded as a quotation that a script replaces.
    static Optional<Block> post(Element blockquote) {
        if (!blockquote.className().contains("twitter-tweet")) {
            return Optional.empty();
        }
        return blockquote.select("a[href*=/status/]").stream()
                .map(link -> embed(link.attr("href")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// What follows the prefix, or `""` if the text does not begin with it.
    static String after(String prefix, String text) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : "";
    }

    private static Optional<Block> pullQuote(Element figure) {
        Element attribution = figure.selectFirst("figcaption, cite");
        String by = attribution == null ? "" : lines(attribution);
        if (attribution != null) {
            attribution.remove();
        }
        String text = lines(figure);
        return text.isEmpty() ? Optional.empty() : Optional.of(new PullQuoteBlock("", text, orAbsent(by)));
    }

    private static Optional<Block> gallery(Element gallery, DropNotes notes) {
        List<ImageBlock> images = new ArrayList<>();
        List<Element> unknown = new ArrayList<>();
        List<Element> found = gallery.select("figure[data-media-id], img");
        for (Element img : found.subList(0, Math.min(found.size(), MOST_LOOKED_AT))) {
            Element around = img.nameIs("img") ? img.closest("figure") : img;
            boolean known = around != gallery && around != img && around != null && around.hasAttr("data-media-id");
            if (known) {
                continue;
            }
            Element caption = around == gallery || around == null ? null : around.selectFirst("figcaption");
            image(img, caption).ifPresentOrElse(images::add, () -> unknown.add(img));
        }
        if (images.isEmpty()) {
            return Optional.empty();
        }
        unknown.forEach(_ -> notes.add("image"));
        return Optional.of(new GalleryBlock("", images));
    }

    /// A figure with one image that names its media.
    private static Optional<Block> single(Element figure) {
        Element caption = figure.selectFirst("figcaption");
        List<Element> images = figure.select("img");
        if (figure.hasAttr("data-media-id")) {
            return image(figure, caption).map(Function.identity());
        }
        return images.size() == 1 ? image(images.getFirst(), caption).map(Function.identity()) : Optional.empty();
    }

    /// The text of an element; only its line breaks are kept.
    private static String lines(Element element) {
        HtmlWalk walk = new HtmlWalk(new DropNotes(), true);
        walk.walk(element);
        StringBuilder text = new StringBuilder();
        walk.finishCell().children().forEach(span -> text.append(span.text()));
        return text.toString();
    }

    private static String https(String url) {
        return url.startsWith("http:") ? "https:" + url.substring(5) : url;
    }

    private static String orAbsent(String text) {
        String clean = CleanText.clean(text).strip();
        return clean.isEmpty() ? null : clean;
    }
}
