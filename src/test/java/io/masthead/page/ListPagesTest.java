package io.masthead.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.masthead.viewcount.Rankings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ListPagesTest {

    private static final Instant DAY = Instant.parse("2017-05-01T08:00:00Z");

    @Inject
    Rankings rankings;

    @Test
    void categoryPageShowsWhatStandsOnTopAndItsStories() {
        String top = Newsroom.category("top", null);
        String category = Newsroom.category("leaf", top);
        Written pinned = Story.about("pinned")
                .in(category)
                .with("pinned", true)
                .dated(DAY)
                .publish();
        Written newest =
                Story.about("newest").in(category).dated(DAY.plusSeconds(9)).publish();
        given().post(newest.path() + "/views").then().statusCode(204);

        given().get("/v1/pages/category/" + top)
                .then()
                .statusCode(200)
                .body("category.slug", equalTo(top))
                .body("category.children.slug", contains(category))
                .body("breadcrumb.slug", contains(top))
                .body("top.id", contains(pinned.id(), newest.id()))
                .body("articles.data.id", contains(newest.id(), pinned.id()))
                .body("articles.page.limit", equalTo(20))
                .body("mostViewed.article.id", contains(newest.id()))
                .body("site.name", notNullValue())
                .header("Surrogate-Key", containsString("list:"));
    }

    @Test
    void categoryPageIsWalkedByItsCursor() {
        String category = Newsroom.category("walk", null);
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            written.add(Story.about("w")
                    .in(category)
                    .dated(DAY.plusSeconds(i / 4))
                    .publish()
                    .id());
        }
        List<String> met = new ArrayList<>();
        String path = "/v1/pages/category/" + category + "?limit=4";
        String address = path;
        while (address != null) {
            Response answer = given().urlEncodingEnabled(false).get(address);
            JsonPath page = answer.then()
                    .statusCode(200)
                    .body("top", hasSize(5))
                    .extract()
                    .jsonPath();
            met.addAll(page.getList("articles.data.id"));
            String next = page.getString("articles.page.next");
            address = next == null ? null : path + "&cursor=" + next;
            assertEquals(
                    next == null ? null : "<" + address + ">; rel=\"next\"",
                    answer.header("Link"),
                    "the header agrees");
        }

        assertEquals(11, met.size());
        assertEquals(new HashSet<>(written), new HashSet<>(met));
    }

    @Test
    void cursorOfAnotherCategoryIsRefused() {
        String category = Newsroom.category("here", null);
        String other = Newsroom.category("there", null);
        Story.about("a").in(category).publish();
        Story.about("b").in(category).publish();
        String cursor =
                given().get("/v1/pages/category/" + category + "?limit=1").path("articles.page.next");

        given().get("/v1/pages/category/" + other + "?limit=1&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
        given().get("/v1/pages/category/" + category + "?limit=0").then().statusCode(400);
        given().get("/v1/pages/category/unheard-of").then().statusCode(404);
    }

    @Test
    void homePageShowsTopSectionsAndLatest() {
        String section = Newsroom.category("section", null);
        String below = Newsroom.category("below", section);
        Written inside = Story.about("inside").in(below).publish();
        Written page = Story.about("imprint").in(below).with("kind", "page").publish();
        given().post(inside.path() + "/views").then().statusCode(204);
        rankings.refresh();

        given().get("/v1/pages/home")
                .then()
                .statusCode(200)
                .body("latest.id", hasItem(inside.id()))
                .body("latest.id", not(hasItem(page.id())))
                .body("latest.size()", lessThanOrEqualTo(20))
                .body("top.size()", lessThanOrEqualTo(6))
                .body("mostViewed.article.id", hasItem(inside.id()))
                .body("sections.category.slug", everyItem(notNullValue()))
                .body("site.urlTemplates.article", notNullValue());
    }

    @Test
    void sectionsOfTheHomePageAreTheTopCategoriesInOrder() {
        List<String> tops = given().get("/v1/categories").path("data.slug");

        given().get("/v1/pages/home")
                .then()
                .body("sections.category.slug", equalTo(tops.subList(0, Math.min(20, tops.size()))));
    }
}
