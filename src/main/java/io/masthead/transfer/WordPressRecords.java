package io.masthead.transfer;

import io.masthead.editorial.ArticleInput;
import io.masthead.editorial.BylineInput;
import io.masthead.editorial.ImageInput;
import io.masthead.shared.id.Id;
import io.masthead.shared.text.Slug;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/// The records of a WordPress export (WXR): authors, categories, tags, posts and pages. An article here has one
/// category; further ones become tags. What was private or behind a password comes in as a draft.
final class WordPressRecords implements Records {

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_SUMMARY = 2000;
    private static final int LONGEST_ADDRESS = 2000;
    private static final int MOST_TAGS = 50;

    private final InputStream in;
    private final Xml xml;
    private final WordPressFile file;
    private final PictureFinder pictures;
    private final Deque<Incoming> waiting = new ArrayDeque<>();
    private final WordPressTerms terms = new WordPressTerms(waiting);
    private boolean passing;

    WordPressRecords(InputStream in, WordPressFile file, PictureFinder pictures) throws IOException {
        this.in = in;
        this.xml = new Xml(in);
        this.file = file;
        this.pictures = pictures;
    }

    @Override
    public Incoming next() throws IOException {
        while (waiting.isEmpty()) {
            Boolean begins = xml.nextRecord();
            if (begins == null) {
                return null;
            }
            if (begins) {
                read();
            }
        }
        return waiting.poll();
    }

    /// Pictures of what came in before are not asked for again.
    @Override
    public void skip(long many) throws IOException {
        passing = true;
        Records.super.skip(many);
        passing = false;
    }

    private void read() throws IOException {
        switch (xml.name()) {
            case "wp:author" -> terms.author(WordPressItem.pair(xml));
            case "wp:category" -> {
                Map<String, String> category = WordPressItem.pair(xml);
                terms.category(
                        category.getOrDefault("wp:category_nicename", ""),
                        category.getOrDefault("wp:cat_name", ""),
                        category.get("wp:category_description"),
                        category.getOrDefault("wp:category_parent", ""));
            }
            case "wp:tag" -> {
                Map<String, String> tag = WordPressItem.pair(xml);
                terms.tag(tag.getOrDefault("wp:tag_slug", ""), tag.getOrDefault("wp:tag_name", ""));
            }
            case "item" -> item(WordPressItem.read(xml));
            default -> {}
        }
    }

    private void item(WordPressItem item) {
        String type = item.type();
        String title = plain(item.field("title"));
        if (!type.equals("post") && !type.equals("page")) {
            waiting.add(Incoming.skipped(
                    cut(type.isEmpty() ? "item" : type, 20),
                    title,
                    type.equals("attachment")
                            ? "comes in with the articles that show it"
                            : "things of this kind have no place here"));
            return;
        }
        List<String> notes = new ArrayList<>();
        String status = status(item, notes);
        String body = passing
                ? ""
                : new WordPressBody(file, pictures, notes).html(item.fields().getOrDefault("content:encoded", ""));
        ArticleInput article = article(item, title(item, title, body, notes), body, status, notes);
        if (item.comments() > 0) {
            notes.add(item.comments() + " comments were left out");
        }
        List<String> formerSlugs = item.oldSlugs().stream()
                .map(WordPressTerms::decoded)
                .filter(slug -> Slug.fault(slug).isEmpty())
                .distinct()
                .limit(50)
                .toList();
        Instant changed = Dates.read(item.field("wp:post_modified_gmt")).orElse(null);
        waiting.add(Incoming.of(ImportRecord.of(article, status, changed, formerSlugs), notes, item.toString()));
    }

    private static String status(WordPressItem item, List<String> notes) {
        if (!item.field("wp:post_password").isEmpty()) {
            notes.add("was behind a password: it is a draft");
            return "draft";
        }
        return switch (item.field("wp:status")) {
            case "publish", "future" -> "published";
            case "pending" -> "in-review";
            case "trash" -> "trashed";
            case "private" -> {
                notes.add("was private: it is a draft");
                yield "draft";
            }
            default -> "draft";
        };
    }

    private static String title(WordPressItem item, String title, String body, List<String> notes) {
        if (!title.isBlank()) {
            if (title.length() > LONGEST_TITLE) {
                notes.add("the headline was too long");
            }
            return cut(title, LONGEST_TITLE);
        }
        notes.add("had no headline");
        String text = plain(body);
        return text.isBlank() ? "(" + item.field("wp:post_id") + ")" : cut(text, 60) + (text.length() > 60 ? "…" : "");
    }

    private ArticleInput article(WordPressItem item, String title, String body, String status, List<String> notes) {
        Set<String> tags = new LinkedHashSet<>();
        String category = null;
        for (WordPressItem.Term term : item.terms("category")) {
            if (category == null) {
                category = terms.category(term.slug(), term.name(), null, "");
            } else {
                tags.add(terms.tag(term.slug(), term.name()));
                notes.add("further category " + term.name() + " became a tag");
            }
        }
        item.terms("post_tag").forEach(term -> tags.add(terms.tag(term.slug(), term.name())));
        String slug = WordPressTerms.decoded(item.field("wp:post_name"));
        if (!slug.isEmpty() && Slug.fault(slug).isPresent()) {
            notes.add("slug " + slug + " cannot be one here");
        }
        String author = terms.author(item.field("dc:creator"));
        String summary = plain(item.field("excerpt:encoded"));
        Optional<Instant> published = Stream.of("wp:post_date_gmt", "wp:post_date", "pubDate")
                .flatMap(name -> Dates.read(item.field(name)).stream())
                .findFirst();
        return new ArticleInput(
                title,
                slug.isEmpty() || Slug.fault(slug).isPresent() ? null : slug,
                item.type().equals("page") ? "page" : "story",
                null,
                summary.isBlank() ? null : cut(summary, LONGEST_SUMMARY),
                null,
                body,
                null,
                category,
                tags.stream().limit(MOST_TAGS).toList(),
                author.isBlank() ? List.of() : List.of(new BylineInput(cut(author, 200), "author")),
                null,
                leadImage(item, notes),
                null,
                null,
                item.field("wp:is_sticky").equals("1") ? true : null,
                null,
                null,
                null,
                null,
                null,
                null,
                "wordpress:" + file.host() + ":" + item.field("wp:post_id"),
                status.equals("published") ? published.orElse(null) : null,
                null,
                addresses(item));
    }

    private ImageInput leadImage(WordPressItem item, List<String> notes) {
        WordPressFile.Attachment picture = file.pictures().get(item.meta().getOrDefault("_thumbnail_id", ""));
        if (picture == null || passing) {
            return null;
        }
        Optional<Id> id = pictures.find(picture.url(), notes);
        return id.map(found -> new ImageInput(
                        found,
                        picture.alt().isBlank() ? null : cut(plain(picture.alt()), 1000),
                        picture.caption().isBlank() ? null : cut(plain(picture.caption()), 2000),
                        null))
                .orElse(null);
    }

    private static List<String> addresses(WordPressItem item) {
        return Stream.of(item.field("link"), item.field("guid"))
                .filter(url -> url.startsWith("http") && url.length() <= LONGEST_ADDRESS)
                .distinct()
                .toList();
    }

    /// The text of a little HTML.
    static String plain(String html) {
        return Jsoup.parse(html).text().strip();
    }

    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }

    @Override
    public void close() throws IOException {
        xml.close();
        in.close();
    }
}
