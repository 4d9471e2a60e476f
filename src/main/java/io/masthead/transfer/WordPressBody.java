package io.masthead.transfer;

import io.masthead.shared.id.Id;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Makes HTML of what WordPress stores: paragraphs of classic posts, which are lines there, shortcodes, and the
/// pictures that were found. What is unsafe is dropped later, where every body is made.
final class WordPressBody {

    private static final String BLOCKS =
            "address|article|aside|blockquote|details|div|dl|fieldset|figure|figcaption|footer|form"
                    + "|h[1-6]|header|hr|iframe|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|script|style"
                    + "|object|noscript|select|option|math|map|area|legend|menu|dd|dt";
    private static final Pattern BLOCK = Pattern.compile("(?is)(</?(?:" + BLOCKS + ")(?:\\s[^>]*)?/?>)");
    private static final Pattern KEPT = Pattern.compile("(?is)<(pre|script|style|textarea)\\b.*?</\\1\\s*>");
    private static final Pattern CAPTION =
            Pattern.compile("(?is)\\[(?:wp_)?caption\\b([^\\]]*)\\](.*?)\\[/(?:wp_)?caption\\]");
    private static final Pattern CAPTION_ATTRIBUTE = Pattern.compile("caption=(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern PICTURE =
            Pattern.compile("(?is)^\\s*((?:<a\\b[^>]*>)?\\s*<img\\b[^>]*>\\s*(?:</a>)?)(.*)$");
    private static final Pattern GALLERY = Pattern.compile("(?i)\\[gallery\\b([^\\]]*)\\]");
    private static final Pattern IDS = Pattern.compile("(?:ids|include)=[\"']?([0-9, ]+)");
    private static final Pattern EMBED = Pattern.compile("(?is)\\[embed\\b[^\\]]*\\](.*?)\\[/embed\\]");
    private static final Pattern PLAYER = Pattern.compile(
            "(?i)\\[(?:audio|video|youtube|playlist)\\b[^\\]]*?(https?://[^\\s\"'\\]]+)[^\\]]*\\](?:\\[/(?:audio|video)\\])?");
    private static final Pattern ALONE = Pattern.compile("https?://\\S+");
    private static final Pattern MARKS = Pattern.compile("(?s)<!--\\s*(?:more|nextpage|noteaser).*?-->");

    private final WordPressFile file;
    private final PictureFinder pictures;
    private final List<String> notes;

    WordPressBody(WordPressFile file, PictureFinder pictures, List<String> notes) {
        this.file = file;
        this.pictures = pictures;
        this.notes = notes;
    }

    /// @param stored `content:encoded`
    String html(String stored) {
        String text =
                MARKS.matcher(stored.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
        boolean byBlocks = text.contains("<!-- wp:");
        text = CAPTION.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(caption(found.group(1), found.group(2))));
        text = GALLERY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(gallery(found.group(1))));
        text = EMBED.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement("\n\n" + embed(found.group(1).strip()) + "\n\n"));
        text = PLAYER.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement("\n\n" + embed(found.group(1)) + "\n\n"));
        return withPictures(byBlocks ? text : paragraphs(text));
    }

    /// HTML as it is shown elsewhere, with the pictures that were found.
    String shown(String html) {
        return withPictures(html.indexOf('<') < 0 ? paragraphs(html) : html);
    }

    private static String caption(String attributes, String content) {
        Matcher parts = PICTURE.matcher(content);
        if (!parts.matches()) {
            return content;
        }
        Matcher older = CAPTION_ATTRIBUTE.matcher(attributes);
        String words = parts.group(2).strip();
        if (words.isEmpty() && older.find()) {
            words = older.group(1) == null ? older.group(2) : older.group(1);
        }
        return "\n\n<figure>" + parts.group(1) + "<figcaption>" + words + "</figcaption></figure>\n\n";
    }

    private String gallery(String attributes) {
        Matcher ids = IDS.matcher(attributes);
        if (!ids.find()) {
            notes.add("gallery without a list of its pictures");
            return "";
        }
        StringBuilder images = new StringBuilder("\n\n<figure class=\"gallery\">");
        for (String id : ids.group(1).split("[,\\s]+")) {
            WordPressFile.Attachment picture = file.pictures().get(id);
            if (picture != null) {
                images.append("<figure>")
                        .append(new Element("img")
                                .attr("src", picture.url())
                                .attr("alt", picture.alt())
                                .outerHtml())
                        .append("<figcaption>")
                        .append(picture.caption())
                        .append("</figcaption></figure>");
            } else {
                notes.add("gallery picture " + id + " is not in the file");
            }
        }
        return images.append("</figure>\n\n").toString();
    }

    /// What a known provider shows becomes an embed, anything else a link.
    private static String embed(String url) {
        Element link = new Element("a").attr("href", url).text(url);
        return "<figure data-provider=\"\">" + link.outerHtml() + "</figure>";
    }

    /// What WordPress does with lines when it shows a classic post (`wpautop`).
    private static String paragraphs(String text) {
        List<String> kept = new ArrayList<>();
        String guarded = KEPT.matcher(text).replaceAll(found -> {
            kept.add(found.group());
            return "\n\n<div data-kept=\"" + (kept.size() - 1) + "\"></div>\n\n";
        });
        String parted = BLOCK.matcher(guarded).replaceAll("\n\n$1\n\n");
        StringBuilder html = new StringBuilder();
        for (String part : parted.split("\n\\s*\n")) {
            String chunk = part.strip();
            if (chunk.isEmpty()) {
                continue;
            }
            if (BLOCK.matcher(chunk).matches()) {
                html.append(chunk).append('\n');
            } else if (ALONE.matcher(chunk).matches()) {
                html.append(embed(chunk)).append('\n');
            } else {
                html.append("<p>")
                        .append(chunk.replaceAll("(?i)(?:<br\\s*/?>)?\\s*\n", "<br>\n"))
                        .append("</p>\n");
            }
        }
        String all = html.toString();
        for (int i = 0; i < kept.size(); i++) {
            all = all.replace("<div data-kept=\"" + i + "\">", kept.get(i) + "<div>");
        }
        return all;
    }

    private String withPictures(String html) {
        Document document = Jsoup.parse(html);
        for (Element wrapper : document.select("figure.wp-block-embed")) {
            String url = wrapper.text().strip().split("\\s+")[0];
            if (ALONE.matcher(url).matches()) {
                wrapper.before(embed(url));
                wrapper.remove();
            }
        }
        for (Element image : document.select("img[src]")) {
            Optional<Id> picture = picture(image);
            picture.ifPresent(id -> image.attr("data-media-id", id.toString()));
            if (picture.isEmpty()) {
                image.removeAttr("data-media-id");
            }
            unwrap(image);
        }
        return document.body().html();
    }

    /// A picture that links to its own file shows itself.
    private static void unwrap(Element image) {
        Element link = image.parent();
        if (link != null
                && link.nameIs("a")
                && link.children().size() == 1
                && link.ownText().isBlank()) {
            link.unwrap();
        }
    }

    /// The picture as it was uploaded, rather than the size that the post shows.
    private Optional<Id> picture(Element image) {
        String whole = Arrays.stream(image.className().split("\\s+"))
                .filter(name -> name.startsWith("wp-image-"))
                .map(name -> file.pictures().get(name.substring("wp-image-".length())))
                .filter(found -> found != null)
                .map(WordPressFile.Attachment::url)
                .findFirst()
                .orElse(image.attr("src"));
        return pictures.find(whole, notes);
    }
}
