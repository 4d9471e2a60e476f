package io.masthead.feed;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.article.PublishedMap;
import io.masthead.shared.id.Id;
import io.masthead.testing.Newsroom;
import io.masthead.testing.RawHttp;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FeedsTest {

    @Inject
    SitemapParts parts;

    @Inject
    PublishedMap map;

    @Inject
    HubNotice hub;

    @Test
    void categoryHasItsFeedsWithAllBelowIt() {
        String top = Newsroom.category("feed-top", null);
        String below = Newsroom.category("feed-below", top);
        String tag = Story.slug("feed-tag");
        Written story = Story.about("fed")
                .in(below)
                .tagged(tag)
                .html("<p>Whole &amp; text</p>")
                .publish();
        String topId = given().get("/v1/categories/" + top).path("id");

        given().get("/feeds/" + top + ".rss")
                .then()
                .statusCode(200)
                .contentType("application/rss+xml;charset=UTF-8")
                .header("Cache-Control", startsWith("public, max-age=10"))
                .header("Surrogate-Key", containsString("list:" + topId))
                .body("rss.channel.item.size()", equalTo(1))
                .body("rss.channel.item[0].link", containsString(story.slug()))
                .body("rss.channel.item[0].encoded", equalTo("<p>Whole &amp; text</p>"));
        given().get("/feeds/" + top + ".atom")
                .then()
                .statusCode(200)
                .contentType("application/atom+xml;charset=UTF-8")
                .body("feed.entry.size()", equalTo(1));
        given().get("/feeds/" + top + ".json")
                .then()
                .statusCode(200)
                .contentType("application/feed+json;charset=UTF-8")
                .body("items.url", contains(containsString(story.slug())));
        given().get("/feeds/tags/" + tag + ".json").then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void feedOfEverythingIsCachedAndTakesAnyParameterAndAccept() {
        Story.about("fed").in(Newsroom.category("feed-any", null)).publish();
        String etag =
                given().get("/feeds/all.rss").then().statusCode(200).extract().header("ETag");

        given().header("If-None-Match", etag).get("/feeds/all.rss").then().statusCode(304);
        given().header("If-None-Match", etag)
                .header("Accept", "application/rss+xml, text/xml;q=0.9")
                .get("/feeds/all.rss?utm_source=mail&x=1&x=2")
                .then()
                .statusCode(304);
        given().head("/feeds/all.atom").then().statusCode(200).header("ETag", not(equalTo(etag)));
    }

    @Test
    void formerSlugLeadsToTheNewFeed() {
        String category = Newsroom.category("feed-old", null);
        String id = given().get("/v1/categories/" + category).path("id");
        var before = Newsroom.admin().get("/v1/admin/categories/" + id);
        String renamed = category + "-renamed";
        Newsroom.admin()
                .header("If-Match", before.header("ETag"))
                .contentType("application/merge-patch+json")
                .body(Map.of("slug", renamed))
                .patch("/v1/admin/categories/" + id)
                .then()
                .statusCode(200);

        given().redirects()
                .follow(false)
                .get("/feeds/" + category + ".atom")
                .then()
                .statusCode(301)
                .header("Location", "/feeds/" + renamed + ".atom");
    }

    @Test
    void whatIsNoFeedIsNotFound() {
        for (String path : List.of(
                "/feeds/no-such-category.rss",
                "/feeds/all.xml",
                "/feeds/all",
                "/feeds/.rss",
                "/feeds/tags/no-such-tag.json",
                "/sitemaps/0.xml",
                "/sitemaps/999999.xml",
                "/sitemaps/one.xml")) {
            RawHttp.assertProblem(404, RawHttp.send("GET", path));
        }
    }

    @Test
    void hostileHeadlineStaysWellFormedAndWithdrawnGoesAtOnce() {
        String category = Newsroom.category("feed-hard", null);
        Written story = Story.titled("]]> <b>\uD83D\uDEA3</b> & مرحبا " + Story.slug("t"))
                .in(category)
                .publish();
        String feed = "/feeds/" + category + ".rss";
        given().get(feed)
                .then()
                .statusCode(200)
                .body("rss.channel.item[0].title", startsWith("]]> <b>\uD83D\uDEA3</b> & مرحبا"));

        story.withdraw();

        given().get(feed).then().statusCode(200).body("rss.channel.item.size()", equalTo(0));
    }

    @Test
    void sitemapNamesWhatSearchEnginesMayList() {
        String category = Newsroom.category("mapped", null);
        Written shown = Story.about("mapped").in(category).publish();
        Written hidden = Story.about("hidden")
                .in(category)
                .with("seo", Map.of("noindex", true))
                .publish();
        Written elsewhere = Story.about("elsewhere")
                .in(category)
                .with("canonicalUrl", "https://other.example/story")
                .publish();
        int last = QuarkusTransaction.requiringNew()
                .call(() -> parts.all().getLast().number());

        String map = given().get("/sitemaps/" + last + ".xml")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(map.contains(shown.slug() + "</loc>"), map);
        assertTrue(!map.contains(hidden.slug()) && !map.contains(elsewhere.slug()), map);
        String news = given().get("/news-sitemap.xml")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(news.contains("<news:publication_date>") && news.contains(shown.slug()), news);
        assertTrue(!news.contains(hidden.slug()), news);
        given().get("/sitemap.xml").then().statusCode(200).body(containsString("/sitemaps/" + last + ".xml</loc>"));
        given().get("/sitemaps/sections.xml").then().statusCode(200).body(containsString("<loc>"));
        given().get("/robots.txt")
                .then()
                .statusCode(200)
                .contentType("text/plain;charset=UTF-8")
                .body(containsString("/sitemap.xml\n"));
    }

    @Test
    void partsFollowWhatIsPublished() {
        Written story =
                Story.about("parted").in(Newsroom.category("parted", null)).publish();
        Instant later = Instant.parse("2099-01-01T00:00:00Z");

        // Looked at inside its own transaction: the follower of the log writes the same row in its own time.
        QuarkusTransaction.begin();
        try {
            parts.changed(Set.of(Id.of(story.id())), later);
            assertEquals(later, parts.all().getLast().changed());
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void largePartsAreCutAndEveryPageStaysInExactlyOne() {
        String category = Newsroom.category("cut", null);
        List<Id> stories = Stream.generate(
                        () -> Id.of(Story.about("cut").in(category).publish().id()))
                .limit(13)
                .toList();
        Instant now = Instant.now();
        QuarkusTransaction.begin();
        try {
            List<Id> before = pages(now);
            int size = Math.max(3, before.size() / 4);
            parts.changed(stories, now, size);

            assertTrue(parts.all().size() >= 2, parts.all().toString());
            assertEquals(before, pages(now));
            for (SitemapParts.Part part : parts.all()) {
                assertTrue(map.behind(part.first(), part.before(), 2 * size).isEmpty(), part.toString());
            }
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private List<Id> pages(Instant now) {
        return parts.all().stream()
                .flatMap(part -> map.between(part.first(), part.before(), 50_000, now).stream())
                .map(PublishedMap.Place::id)
                .toList();
    }

    @Test
    void hubIsToldOfTheFeedsOfCategoriesAndTags() {
        String category = Newsroom.category("hubbed", null);
        String tag = Story.slug("hub-tag");
        Story.about("hubbed").in(category).tagged(tag).publish();
        String tagId = given().get("/v1/tags/" + tag).path("id");
        String categoryId = given().get("/v1/categories/" + category).path("id");

        List<String> feeds =
                QuarkusTransaction.requiringNew().call(() -> hub.feeds(Set.of("list:" + categoryId, "list:" + tagId)));

        for (String path : List.of("/feeds/all.rss", "/feeds/" + category + ".atom", "/feeds/tags/" + tag + ".json")) {
            assertTrue(feeds.stream().anyMatch(feed -> feed.endsWith(path)), feeds + " lacks " + path);
        }
    }
}
