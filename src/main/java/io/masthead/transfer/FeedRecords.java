package io.masthead.transfer;

import io.masthead.editorial.ArticleInput;
import io.masthead.editorial.BylineInput;
import io.masthead.editorial.SourceInput;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The entries of an RSS or Atom feed, as published articles. Its categories become tags.
final class FeedRecords implements Records {

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_SUMMARY = 2000;

    private final InputStream in;
    private final Xml xml;
    private final PictureFinder pictures;

    /// An entry, as it stands there.
    private record Entry(Map<String, String> fields, Set<String> words) {

        String first(String... names) {
            return Stream.of(names)
                    .map(name -> fields.getOrDefault(name, "").strip())
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        }
    }

    FeedRecords(InputStream in, PictureFinder pictures) throws IOException {
        this.in = in;
        this.xml = new Xml(in);
        this.pictures = pictures;
    }

    @Override
    public Incoming next() throws IOException {
        for (Boolean begins = xml.nextRecord(); begins != null; begins = xml.nextRecord()) {
            if (begins && (xml.name().equals("item") || xml.name().equals("entry"))) {
                return record(entry());
            }
        }
        return null;
    }

    private Entry entry() throws IOException {
        Map<String, String> fields = new HashMap<>();
        Set<String> words = new LinkedHashSet<>();
        for (Boolean begins = xml.next(); begins != null && begins; begins = xml.next()) {
            String name = xml.name();
            switch (name) {
                case "category", "dc:subject" -> {
                    String term = xml.attribute("label").isEmpty() ? xml.attribute("term") : xml.attribute("label");
                    String text = WordPressRecords.plain(xml.text());
                    words.add(text.isEmpty() ? term.strip() : text);
                }
                case "link" -> {
                    String href = xml.attribute("href");
                    String rel = xml.attribute("rel");
                    String text = xml.text().strip();
                    if (href.isEmpty() || rel.isEmpty() || rel.equals("alternate")) {
                        fields.putIfAbsent("link", href.isEmpty() ? text : href);
                    }
                }
                case "source" -> {
                    String url = xml.attribute("url");
                    fields.put("source", xml.text().strip());
                    fields.put("source url", url);
                }
                default -> fields.putIfAbsent(name, xml.text());
            }
        }
        words.remove("");
        return new Entry(fields, words);
    }

    private Incoming record(Entry entry) {
        List<String> notes = new ArrayList<>();
        String content = entry.first("content:encoded", "content", "description", "summary");
        String summary = WordPressRecords.plain(entry.first("description", "summary"));
        String title = WordPressRecords.plain(entry.first("title"));
        if (title.isBlank()) {
            notes.add("had no headline");
            title = WordPressRecords.cut(WordPressRecords.plain(content), 60);
        }
        if (title.length() > LONGEST_TITLE) {
            notes.add("the headline was too long");
        }
        boolean isWhole = !content.equals(entry.first("description", "summary"));
        String link = entry.first("link");
        Optional<Instant> published = date(entry, notes, "pubDate", "published", "dc:date", "updated");
        Optional<Instant> changed = date(entry, notes, "updated", "dcterms:modified");
        String author = WordPressRecords.plain(entry.first("dc:creator", "author"));
        var article = new ArticleInput(
                title.isBlank() ? "(no headline)" : WordPressRecords.cut(title, LONGEST_TITLE),
                null,
                "story",
                null,
                isWhole && !summary.isBlank() ? WordPressRecords.cut(summary, LONGEST_SUMMARY) : null,
                null,
                new WordPressBody(new WordPressFile("", Map.of()), pictures, notes).shown(content),
                null,
                null,
                entry.words.stream()
                        .map(word -> WordPressRecords.cut(word, 200))
                        .limit(50)
                        .toList(),
                author.isBlank() ? List.of() : List.of(new BylineInput(WordPressRecords.cut(author, 200), "author")),
                source(entry),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                id(entry.first("guid", "id", "link")),
                published.orElse(null),
                null,
                link.startsWith("http") && link.length() <= 2000 ? List.of(link) : List.of());
        return Incoming.of(
                ImportRecord.of(article, "published", changed.orElse(null), List.of()), notes, entry.toString());
    }

    private static Optional<Instant> date(Entry entry, List<String> notes, String... names) {
        String written = entry.first(names);
        Optional<Instant> date = Dates.read(written);
        if (date.isEmpty() && !written.isEmpty()) {
            notes.add("date not understood: " + WordPressRecords.cut(written, 60));
        }
        return date;
    }

    private static SourceInput source(Entry entry) {
        String name = WordPressRecords.plain(entry.first("source"));
        String url = entry.first("source url");
        return name.isBlank()
                ? null
                : new SourceInput(WordPressRecords.cut(name, 200), url.startsWith("http") ? url : null);
    }

    /// What two entries share is one; too long an id is known by its digest.
    private static String id(String given) {
        String id = "feed:" + given.replaceAll("\\s+", "");
        if (given.isBlank()) {
            return null;
        }
        return id.length() <= 200
                ? id
                : "feed:" + java.util.UUID.nameUUIDFromBytes(id.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        xml.close();
        in.close();
    }
}
