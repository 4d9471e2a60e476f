package io.masthead.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import io.masthead.media.Rendition;
import io.masthead.shared.text.XmlText;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedXmlTest {

    private static final String SELF = "https://news.example/feeds/all.rss";
    private static final Instant PUBLISHED = Instant.parse("2026-05-01T08:00:00Z");
    private static final Instant UPDATED = Instant.parse("2026-05-02T09:30:00Z");

    @Test
    void rssHasTheWholeTextPeoplePictureAndLinks() throws Exception {
        String xml = FeedXml.rss(feed(item("River & bridge", "<p>One ]]> two</p>")), SELF);

        assertTrue(xml.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"), xml);
        assertTrue(xml.contains("<atom:link"), xml);
        assertTrue(xml.contains("rel=\"self\"") && xml.contains(SELF), xml);
        assertTrue(xml.contains("rel=\"hub\""), xml);
        assertTrue(xml.contains("<content:encoded>&lt;p&gt;One ]]&gt; two&lt;/p&gt;</content:encoded>"), xml);
        assertTrue(xml.contains("<dc:creator>Shu Shu</dc:creator>"), xml);
        assertTrue(xml.contains("<guid isPermaLink=\"false\">tag:news.example,2026-05-01:0MZ5Q4T2C8V1K</guid>"), xml);
        assertTrue(xml.contains("<pubDate>Fri, 01 May 2026 08:00:00 GMT</pubDate>"), xml);
        assertTrue(xml.contains("<media:content") && xml.contains("https://news.example/media/a/article.jpg"), xml);
        assertTrue(xml.contains("<media:credit"), xml);
        SyndFeed read = read(xml);
        assertEquals("River & bridge", read.getEntries().getFirst().getTitle());
        assertEquals("rss_2.0", read.getFeedType());
    }

    @Test
    void atomHasWhatTheStandardAsksFor() throws Exception {
        String xml = FeedXml.atom(feed(item("River", "<p>Text</p>")), SELF);

        assertTrue(xml.contains("<id>" + SELF + "</id>"), xml);
        assertTrue(xml.contains("<updated>2026-05-02T09:30:00Z</updated>"), xml);
        SyndFeed read = read(xml);
        assertEquals("atom_1.0", read.getFeedType());
        SyndEntry entry = read.getEntries().getFirst();
        assertEquals("tag:news.example,2026-05-01:0MZ5Q4T2C8V1K", entry.getUri());
        assertEquals("Shu Shu", entry.getAuthors().getFirst().getName());
        assertEquals("html", entry.getContents().getFirst().getType());
        assertEquals("<p>Text</p>", entry.getContents().getFirst().getValue());
        assertEquals(PUBLISHED, entry.getPublishedDate().toInstant());
        assertEquals(UPDATED, entry.getUpdatedDate().toInstant());
    }

    @Test
    void hardTextComesOutAsItWentIn() throws Exception {
        for (String hard :
                List.of("]]>", "a < b & c > \"d\"", "\uD83D\uDEA3\u200D♂️", "مرحبا بالعالم", "&amp;lt;", "长江大桥")) {
            String text = XmlText.of("x" + hard + "\u0007");
            Feed feed = feed(item(text, "<p>" + text + "</p>"));
            for (String xml : List.of(FeedXml.rss(feed, SELF), FeedXml.atom(feed, SELF))) {
                SyndEntry entry = read(xml).getEntries().getFirst();
                assertEquals("x" + hard, entry.getTitle());
                assertEquals(
                        "<p>x" + hard + "</p>", entry.getContents().getFirst().getValue());
            }
        }
    }

    @Test
    void feedWithoutItemsIsAFeed() throws Exception {
        Feed empty = new Feed("Gazette", "News.", "https://news.example/", "en", null, Instant.EPOCH, null, List.of());
        assertTrue(read(FeedXml.rss(empty, SELF)).getEntries().isEmpty());
        assertTrue(read(FeedXml.atom(empty, SELF)).getEntries().isEmpty());
        assertFalse(FeedXml.rss(empty, SELF).contains("hub"));
    }

    @Test
    void jsonFeedHasItsOwnNames() {
        JsonNode json = new ObjectMapper().valueToTree(JsonFeed.of(feed(item("River", null)), SELF));

        assertEquals("https://jsonfeed.org/version/1.1", json.get("version").asText());
        assertEquals("https://news.example/", json.get("home_page_url").asText());
        assertEquals(SELF, json.get("feed_url").asText());
        JsonNode item = json.get("items").get(0);
        assertEquals("Summary.", item.get("content_text").asText());
        assertFalse(item.has("content_html"));
        assertEquals("2026-05-01T08:00:00Z", item.get("date_published").asText());
        assertEquals("Shu Shu", item.get("authors").get(0).get("name").asText());
        assertEquals(
                "https://news.example/media/a/article.jpg", item.get("image").asText());
        assertFalse(item.has("external_url"));
    }

    private static SyndFeed read(String xml) throws Exception {
        return new SyndFeedInput().build(new StringReader(xml));
    }

    private static Feed feed(FeedItem item) {
        return new Feed(
                "Gazette",
                "News.",
                "https://news.example/",
                "en",
                "© 2026",
                UPDATED,
                "https://hub.example/",
                List.of(item));
    }

    private static FeedItem item(String title, String html) {
        var picture = new FeedItem.Picture(
                new Rendition("article", "https://news.example/media/a/article.jpg", 800, 450, "image/jpeg"),
                "A bridge",
                null,
                "Archive");
        return new FeedItem(
                "tag:news.example,2026-05-01:0MZ5Q4T2C8V1K",
                "https://news.example/articles/river",
                null,
                title,
                "Summary.",
                html,
                "en",
                List.of(new FeedItem.Person("Shu Shu", "https://news.example/authors/shu-shu")),
                List.of("Harbour"),
                null,
                PUBLISHED,
                UPDATED,
                picture);
    }
}
