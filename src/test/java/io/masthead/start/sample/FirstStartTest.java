package io.masthead.start.sample;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Relating;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The sample newsroom belongs into an empty database only, so these tests are the first of all. Its stories are
/// withdrawn afterwards: what is related or most viewed would tell of them otherwise.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstStartTest {

    @Inject
    SampleNewsroom newsroom;

    @Inject
    EntityManager database;

    /// Fills the database before the first test; before the others it must change nothing.
    @BeforeEach
    void load() {
        loaded();
    }

    @Test
    void everyArticleIsPublishedWithTheViewsItHad() {
        Map<String, Long> views = new HashMap<>();
        String cursor = null;
        do {
            var request = given().queryParam("limit", 50);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/v1/articles")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            for (Map<String, Object> article : page.<Map<String, Object>>getList("data")) {
                views.put((String) article.get("title"), ((Number) article.get("views")).longValue());
            }
            cursor = page.getString("page.next");
        } while (cursor != null);
        Map<String, Long> expected = new HashMap<>();
        for (JsonNode article : SampleJson.articles()) {
            if (!article.get("kind").asText().equals("page")) {
                expected.put(
                        article.get("title").asText(),
                        article.get("initialViews").asLong());
            }
        }
        assertEquals(expected, views);
        given().get("/v1/articles/about-us").then().statusCode(200).body("kind", equalTo("page"));
    }

    @Test
    void homePageHasEverything() {
        given().get("/v1/pages/home")
                .then()
                .statusCode(200)
                .body("site.name", equalTo("江湾晨讯"))
                .body("top", not(empty()))
                .body("top[0].slug", equalTo("crescent-bridge-repaired"))
                .body("sections", hasSize(6))
                .body("sections.articles.flatten()", hasSize(greaterThan(30)))
                .body("latest", hasSize(20))
                .body("mostViewed", hasSize(10))
                .body("slots.'header-partners'.items", hasSize(3))
                .body("slots.'home-banner'.items[0].image.renditions", not(empty()))
                .body("links", hasSize(SampleJson.json("links.json").size()));
    }

    @Test
    void articlePageTellsOfTheCorrectionAndTheTranslation() {
        given().get("/v1/pages/article/crescent-bridge-repaired")
                .then()
                .statusCode(200)
                .body("article.corrections", hasSize(1))
                .body("article.translations.language", contains("en"))
                .body("article.source.url", equalTo("https://wire.example"))
                .body("article.byline[0].slug", equalTo("shen-yanqiu"))
                .body("article.leadImage.alt", containsString("石拱桥"))
                .body("article.body._type", hasItem("image"))
                .body("breadcrumb.slug", hasItem("city"));
    }

    @Test
    void noArticleIsRelatedToItself() {
        for (String slug : allSlugs().subList(0, 10)) {
            var page = page(slug);
            if (page.getList("related").isEmpty()) {
                Relating.compute(page.getString("article.id"));
                page = page(slug);
            }
            List<String> related = page.getList("related.article.id");
            assertFalse(related.isEmpty(), slug);
            assertFalse(related.contains(page.getString("article.id")), slug);
        }
    }

    private static JsonPath page(String slug) {
        return given().get("/v1/pages/article/" + slug)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void picturesAreServed() {
        List<String> renditions = given().get("/v1/articles?limit=100&fields=leadImage")
                .then()
                .extract()
                .jsonPath()
                .getList("data.leadImage.renditions.url.flatten().unique()");
        assertTrue(renditions.size() > 100);
        for (String url :
                renditions.stream().filter(url -> url.contains("/card.")).toList()) {
            given().get(url.substring(url.indexOf("/media/"))).then().statusCode(200);
        }
    }

    @Test
    void storiesOfTodayAreAmongTheMostViewedOfTheDay() {
        given().get("/v1/most-viewed?window=24h&limit=5")
                .then()
                .statusCode(200)
                .body("data", hasSize(5))
                .body("data.viewsInWindow", everyItem(greaterThanOrEqualTo(100)))
                .body("data[0].article.slug", equalTo("crescent-bridge-repaired"));
    }

    @Test
    void secondLoadChangesNothing() {
        long changes = changes();
        assertEquals("", loaded());
        assertEquals(changes, changes());
    }

    /// The last one: the other classes' tests go on without them, and with the settings of a site that nobody
    /// furnished.
    @Test
    @Order(Integer.MAX_VALUE)
    void storiesCanBeWithdrawnByTheHundred() {
        List<String> shown = ids();
        while (!shown.isEmpty()) {
            var items = shown.stream().map(id -> Map.of("id", id, "etag", "*")).toList();
            Newsroom.admin()
                    .contentType(ContentType.JSON)
                    .body(Map.of("action", "withdraw", "items", items))
                    .post("/v1/admin/articles/bulk")
                    .then()
                    .statusCode(200)
                    .body("data.status", everyItem(equalTo("withdrawn")));
            shown = ids();
        }
        given().get("/v1/pages/home")
                .then()
                .statusCode(200)
                .body("top", empty())
                .body("mostViewed", empty());
        Newsroom.admin()
                .contentType(ContentType.JSON)
                .header("If-Match", Newsroom.admin().get("/v1/admin/site").header("ETag"))
                .body("{\"name\": \"Masthead\"}")
                .put("/v1/admin/site")
                .then()
                .statusCode(200);
    }

    private static List<String> ids() {
        return given().get("/v1/articles?limit=100&fields=id").jsonPath().getList("data.id");
    }

    private String loaded() {
        var console = new ByteArrayOutputStream();
        newsroom.load(new PrintStream(console, true, StandardCharsets.UTF_8));
        return console.toString(StandardCharsets.UTF_8);
    }

    private long changes() {
        return ((Number) database.createNativeQuery("select seq from change_sequence")
                        .getSingleResult())
                .longValue();
    }

    private static List<String> allSlugs() {
        return given().get("/v1/articles?limit=100").then().extract().jsonPath().getList("data.slug");
    }
}
