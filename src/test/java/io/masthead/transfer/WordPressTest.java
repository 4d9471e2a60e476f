package io.masthead.transfer;

import static io.masthead.testing.Newsroom.admin;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// WordPress exports, and XML that means harm.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WordPressTest {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
              xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
              xmlns:wp="http://wordpress.org/export/1.2/"><channel>
            <wp:base_blog_url>https://old.example</wp:base_blog_url>
            <wp:author><wp:author_login>wanda</wp:author_login><wp:author_display_name>Wanda Press</wp:author_display_name></wp:author>
            <wp:category><wp:category_nicename>wp-top</wp:category_nicename><wp:category_parent/><wp:cat_name>Top</wp:cat_name></wp:category>
            <wp:category><wp:category_nicename>wp-sub</wp:category_nicename><wp:category_parent>wp-top</wp:category_parent><wp:cat_name>Sub</wp:cat_name></wp:category>
            <wp:category><wp:category_nicename>wp-ring-a</wp:category_nicename><wp:category_parent>wp-ring-b</wp:category_parent><wp:cat_name>A</wp:cat_name></wp:category>
            <wp:category><wp:category_nicename>wp-ring-b</wp:category_nicename><wp:category_parent>wp-ring-a</wp:category_parent><wp:cat_name>B</wp:cat_name></wp:category>
            """;

    private static final String TAIL = "</channel></rss>";

    private static String item(int id, String fields, String body) {
        return "<item><dc:creator>wanda</dc:creator><wp:post_id>" + id + "</wp:post_id><content:encoded><![CDATA["
                + body + "]]></content:encoded>" + fields + "</item>\n";
    }

    private static String post(int id, String title, String slug, String more, String body) {
        return item(
                id,
                "<title>" + title + "</title><link>https://old.example/" + slug + "</link><wp:post_name>" + slug
                        + "</wp:post_name><wp:post_type>post</wp:post_type>"
                        + "<wp:post_date_gmt>2015-06-07 08:09:10</wp:post_date_gmt>" + more,
                body);
    }

    private static final String PUBLISHED = "<wp:status>publish</wp:status>";

    @Test
    void exportComesInWithAllThatBelongsToIt() throws IOException {
        HttpServer pictures = pictures();
        String picture = "http://127.0.0.1:" + pictures.getAddress().getPort() + "/lead.png";
        String file = HEAD
                + post(
                        1,
                        "Classic &amp; good",
                        "wp-classic",
                        PUBLISHED
                                + "<category domain=\"category\" nicename=\"wp-sub\"><![CDATA[Sub]]></category>"
                                + "<category domain=\"category\" nicename=\"wp-more\"><![CDATA[More]]></category>"
                                + "<category domain=\"post_tag\" nicename=\"wp-tag\"><![CDATA[Tag]]></category>"
                                + "<wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>wp-before</wp:meta_value></wp:postmeta>"
                                + "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>"
                                + "<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>",
                        "First line\nsecond line\n\nA paragraph.\n\n[caption id=\"x\"]<img src=\"" + picture
                                + "\" alt=\"a\" /> Under it[/caption]\n\n[gallery ids=\"9\"]\n\n"
                                + "https://www.youtube.com/watch?v=SQEQr7c0-dw\n\n<script>alert(1)</script>"
                                + "<a href=\"javascript:alert(1)\" onclick=\"x()\">bad</a>")
                + post(
                        2,
                        "Blocks",
                        "wp-blocks",
                        PUBLISHED + "<wp:post_modified_gmt>2016-01-02 03:04:05</wp:post_modified_gmt>",
                        "<!-- wp:heading --><h2 class=\"wp-block-heading\">Head</h2><!-- /wp:heading -->\n"
                                + "<!-- wp:paragraph --><p>Text</p><!-- /wp:paragraph -->\n"
                                + "<!-- wp:embed {\"url\":\"https://www.youtube.com/watch?v=SQEQr7c0-dw\"} -->"
                                + "<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\n"
                                + "https://www.youtube.com/watch?v=SQEQr7c0-dw\n</div></figure><!-- /wp:embed -->")
                + post(3, "Private", "wp-private", "<wp:status>private</wp:status>", "x")
                + post(4, "Locked", "wp-locked", PUBLISHED + "<wp:post_password>enter</wp:post_password>", "x")
                + post(5, "Trash", "wp-trash", "<wp:status>trash</wp:status>", "x")
                + post(6, "Pending", "wp-pending", "<wp:status>pending</wp:status>", "x")
                + post(7, "Future", "wp-future", "<wp:status>future</wp:status>", "x")
                        .replace("2015-", "2190-")
                + post(8, "", "", PUBLISHED, "No headline at all")
                + item(
                        9,
                        "<title>lead</title><wp:post_type>attachment</wp:post_type><wp:attachment_url>" + picture
                                + "</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key>"
                                + "<wp:meta_value>A lead</wp:meta_value></wp:postmeta>",
                        "")
                + item(10, "<title>menu</title><wp:post_type>nav_menu_item</wp:post_type>", "")
                + TAIL;
        JsonPath job = Imports.take(file);
        pictures.stop(0);
        assertEquals("done", job.getString("state"), job.prettify());
        JsonPath items = Imports.items(job);
        assertEquals(0, job.getInt("rejected"), items.prettify());
        assertEquals(2, job.getInt("skipped"));
        given().get("/v1/articles/wp-classic")
                .then()
                .statusCode(200)
                .body("title", equalTo("Classic & good"))
                .body("publishedAt", equalTo("2015-06-07T08:09:10Z"))
                .body("category.path.slug", equalTo(List.of("wp-top", "wp-sub")))
                .body("tags.slug", equalTo(List.of("wp-more", "wp-tag")))
                .body("byline[0].name", equalTo("Wanda Press"))
                .body("byline[0].slug", equalTo("wanda"))
                .body("leadImage.alt", equalTo("A lead"))
                .body("body._type", equalTo(List.of("block", "block", "image", "gallery", "embed", "block")))
                .body("body[0].children[0].text", equalTo("First line\nsecond line"))
                .body("body[2].caption", equalTo("Under it"))
                .body("body[5].markDefs", hasSize(0));
        given().redirects().follow(false).get("/v1/articles/wp-before").then().statusCode(301);
        given().get("/v1/resolve?url=https://old.example/wp-classic").then().body("slug", equalTo("wp-classic"));
        given().get("/v1/articles/wp-blocks")
                .then()
                .body("updatedAt", equalTo("2016-01-02T03:04:05Z"))
                .body("body._type", equalTo(List.of("block", "block", "embed")))
                .body("body[0].style", equalTo("h2"));
        for (String hidden : List.of("wp-private", "wp-locked", "wp-trash", "wp-pending", "wp-future")) {
            given().get("/v1/articles/" + hidden).then().statusCode(404);
        }
        Map<String, String> standing =
                Map.of("3", "draft", "4", "draft", "5", "trashed", "6", "in-review", "7", "scheduled");
        standing.forEach((id, status) -> admin().get(
                        "/v1/admin/articles?externalId=wordpress:old.example:" + id + "&status=" + status)
                .then()
                .body("data", hasSize(1)));
        assertTrue(items.getList("data.notes").toString().contains("1 comments were left out"), items.prettify());
        assertTrue(items.getList("data.notes").toString().contains("stands on top"), items.prettify());
        JsonPath again = Imports.take(file);
        assertEquals(
                15,
                again.getInt("unchanged"),
                "though the pictures are gone: " + Imports.items(again).prettify());
    }

    private static HttpServer pictures() throws IOException {
        var png = new ByteArrayOutputStream();
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, 0x4711);
        ImageIO.write(image, "png", png);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/lead.png", exchange -> {
            exchange.sendResponseHeaders(200, png.size());
            exchange.getResponseBody().write(png.toByteArray());
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void documentTypesAreNotRead() throws IOException {
        Path secret = Files.createTempFile("secret", ".txt");
        Files.writeString(secret, "the secret of the house");
        String outside = HEAD.replace("<rss", "<!DOCTYPE rss [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><rss")
                + post(1, "&x;", "xxe", PUBLISHED, "x")
                + TAIL;
        String laughs = HEAD.replace(
                        "<rss",
                        "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"" + "&a;".repeat(100) + "\"><!ENTITY c \""
                                + "&b;".repeat(100) + "\"><!ENTITY d \"" + "&c;".repeat(100) + "\">]><rss")
                + post(1, "&d;", "laughs", PUBLISHED, "x")
                + TAIL;
        for (String harm : List.of(outside, laughs)) {
            JsonPath job = Imports.take(harm);
            assertEquals("failed", job.getString("state"), job.prettify());
            assertEquals("A file with a document type (DTD) is not read.", job.getString("failure"));
            assertEquals(0, job.getInt("records"));
        }
        Files.delete(secret);
    }

    @Test
    void brokenXmlKeepsWhatStoodBefore() {
        JsonPath job =
                Imports.take(HEAD + post(71, "Before the break", "before-the-break", PUBLISHED, "x") + "<item><oops");
        assertEquals("failed", job.getString("state"));
        assertTrue(job.getString("failure").startsWith("The XML is not well-formed, in line"), job.prettify());
    }

    @Test
    void feedsComeInWhateverTheirDates() {
        JsonPath job = Imports.take("""
                <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title>
                <item><title>Feed one</title><guid>f1</guid><pubDate>Tue, 3 Jun 2008 11:05:30 GMT</pubDate>
                  <description>Short</description><content:encoded>&lt;p&gt;Whole &lt;script&gt;x()&lt;/script&gt;text&lt;/p&gt;</content:encoded>
                  <dc:creator>Fay Feeder</dc:creator><category>Feed word</category><link>https://feed.example/1</link></item>
                <item><title>Feed two</title><guid>f2</guid><pubDate>the day before yesterday</pubDate><description>x</description></item>
                <item><title>Feed three</title><guid>f3</guid><pubDate>99/99/9999</pubDate><description>x</description></item>
                </channel></rss>""");
        assertEquals(3, job.getInt("created"), Imports.items(job).prettify());
        given().get("/v1/articles/feed-one?body=text")
                .then()
                .body("text", equalTo("Whole text"))
                .body("summary", equalTo("Short"))
                .body("publishedAt", equalTo("2008-06-03T11:05:30Z"))
                .body("tags[0].name", equalTo("Feed word"));
        assertTrue(Imports.items(job).getString("data[1].notes[0]").startsWith("date not understood"));
        JsonPath atom = Imports.take("""
                <feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><id>u</id><entry><id>urn:a:1</id><title>Atom one</title>
                <link rel="self" href="https://feed.example/self"/><link href="https://feed.example/a1"/>
                <published>2011-02-03T04:05:06+08:00</published><updated>2011-02-04T04:05:06Z</updated>
                <author><name>Abe Atom</name></author><category term="atoms"/>
                <content type="html">&lt;p&gt;Body&lt;/p&gt;</content><summary>Sum</summary></entry></feed>""");
        assertEquals(1, atom.getInt("created"), Imports.items(atom).prettify());
        given().get("/v1/articles/atom-one")
                .then()
                .body("publishedAt", equalTo("2011-02-02T20:05:06Z"))
                .body("byline[0].name", equalTo("Abe Atom"));
    }

    @Test
    void themeUnitTestComesInCompletely() throws IOException {
        Path file = Stream.of("../shared/data", "../../shared/data", "../../../shared/data")
                .map(folder -> Path.of(folder, "wordpress-theme-unit-test.wxr.xml"))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
        assumeTrue(file != null, "the theme unit test of WordPress is not here");
        JsonPath job = Imports.take(Files.readAllBytes(file), "?fileName=theme");
        assertEquals("done", job.getString("state"), job.prettify());
        assertEquals(
                0,
                job.getInt("rejected"),
                () -> admin().get("/v1/admin/imports/" + job.getString("id") + "/items?outcome=rejected")
                        .asString());
        String xml = Files.readString(file);
        long published = 0;
        for (String item : xml.split("<item>")) {
            boolean shown = item.matches("(?s).*<wp:status>(<!\\[CDATA\\[)?publish.*")
                    && item.matches("(?s).*<wp:post_type>(<!\\[CDATA\\[)?(post|page)\\b.*")
                    && !item.matches("(?s).*<wp:post_password>(<!\\[CDATA\\[)?[^<\\]].*");
            if (!shown) {
                continue;
            }
            published++;
            String number = item.replaceFirst("(?s).*<wp:post_id>(?:<!\\[CDATA\\[)?(\\d+).*", "$1");
            String host = xml.replaceFirst("(?s).*?<wp:base_blog_url>(?:<!\\[CDATA\\[)?https?://([^<\\]/]+).*", "$1");
            String id = admin().get("/v1/admin/articles?externalId=wordpress:" + host + ":" + number)
                    .path("data[0].id");
            String html = given().get("/v1/articles/" + id + "?body=html")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("html");
            assertFalse(String.valueOf(html).matches("(?is).*(<script|<iframe|javascript:| on[a-z]+=).*"), html);
        }
        assertTrue(published > 50, published + " published posts and pages");
    }
}
