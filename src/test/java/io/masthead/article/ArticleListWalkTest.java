package io.masthead.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class ArticleListWalkTest {

    private static final Instant DAY = Instant.parse("2019-07-01T08:00:00Z");
    private static final int MANY = 64;

    private static String category;
    private static String tags;
    private static List<String> written;

    /// 64 stories of which always eight share their date; every fifth is pinned. One of two tags each, some both.
    private static synchronized void write() {
        if (category != null) {
            return;
        }
        List<String> ids = new ArrayList<>();
        String fresh = Newsroom.category("walk", null);
        List<String> both = List.of(Story.slug("even"), Story.slug("odd"));
        for (int i = 0; i < MANY; i++) {
            ids.add(Story.titled("Walk " + i)
                    .in(fresh)
                    .with("tags", i % 7 == 0 ? both : both.subList(i % 2, i % 2 + 1))
                    .with("pinned", i % 5 == 0)
                    .dated(DAY.plusSeconds(i / 8))
                    .publish()
                    .id());
        }
        written = ids;
        tags = String.join(",", both);
        category = fresh;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=-publishedAt&limit=7",
                "sort=publishedAt&limit=9",
                "sort=-updatedAt&limit=10",
                "pinnedFirst=true&limit=6",
                "categoryOnly=true&limit=11",
                "categoryOnly=true&pinnedFirst=true&limit=13"
            })
    void everyWalkMeetsEachArticleOnce(String query) {
        write();

        List<String> met = walk("/v1/articles?category=" + category + "&" + query, () -> {});

        assertEquals(MANY, met.size());
        assertEquals(new HashSet<>(written), new HashSet<>(met));
    }

    @Test
    void walkOverTwoTagsMeetsArticlesOfBothOnce() {
        write();

        List<String> met = walk("/v1/articles?limit=9&tag=" + tags, () -> {});

        assertEquals(MANY, met.size());
        assertEquals(new HashSet<>(written), new HashSet<>(met));
    }

    @Test
    void articlesAddedMeanwhileMoveNothing() {
        String busy = Newsroom.category("busy", null);
        List<String> before = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            before.add(Story.about("before").in(busy).dated(DAY).publish().id());
        }

        List<String> met = walk(
                "/v1/articles?limit=3&category=" + busy,
                () -> Story.about("meanwhile").in(busy).publish());

        assertEquals(met.size(), new HashSet<>(met).size(), "nothing twice");
        assertTrue(met.containsAll(before), "everything that was there");
    }

    @Test
    void lastPageHasNoNextAndCountIsOfTheWholeList() {
        write();
        String first = "/v1/articles?limit=40&count=exact&category=" + category;
        String next = given().get(first)
                .then()
                .body("data", hasSize(40))
                .body("page.limit", equalTo(40))
                .body("page.total", equalTo(MANY))
                .extract()
                .path("page.next");

        given().get(first + "&cursor=" + next)
                .then()
                .body("data", hasSize(24))
                .body("page.total", equalTo(MANY))
                .body("page.next", nullValue())
                .header("Link", nullValue());
        given().get("/v1/articles?limit=64&category=" + category).then().body("page.next", nullValue());
    }

    @Test
    void linkHeaderLeadsToTheNextPageWithAllParameters() {
        write();
        Response first = given().queryParam("category", category)
                .queryParam("fields", "summary,tags")
                .queryParam("limit", 5)
                .get("/v1/articles");
        String link = first.header("Link");
        assertTrue(link.matches("</v1/articles\\?.*>; rel=\"next\""), link);
        String target = link.substring(1, link.indexOf('>'));

        Response second = given().urlEncodingEnabled(false).get(target);

        second.then().statusCode(200).body("data", hasSize(5)).body("data[0].views", nullValue());
        Map<String, Object> info = first.path("page");
        assertTrue(target.contains("cursor=" + info.get("next")));
    }

    private static List<String> walk(String address, Runnable between) {
        List<String> met = new ArrayList<>();
        String next = "";
        do {
            JsonPath page = given().get(address + (next.isEmpty() ? "" : "&cursor=" + next))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            met.addAll(page.getList("data.id"));
            next = page.getString("page.next");
            between.run();
        } while (next != null);
        return met;
    }
}
