package io.masthead.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class TermsForReadersTest {

    @Inject
    TestClock clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void treeShowsTheChildrenOfEachCategoryInOrder() {
        String top = Newsroom.category("tree", null);
        String second = Story.slug("second");
        String first = Story.slug("first");
        child(second, top, 2);
        child(first, top, 1);
        Newsroom.category("leaf", first);

        given().get("/v1/categories")
                .then()
                .statusCode(200)
                .body("data.find { it.slug == '" + top + "' }.children.slug", contains(first, second))
                .body("data.find { it.slug == '" + top + "' }.children[0].children.size()", equalTo(1))
                .header("Surrogate-Key", containsString("categories"));
    }

    @Test
    void categoryCountsTheStoriesBelowIt() {
        String top = Newsroom.category("counted", null);
        String below = Newsroom.category("below", top);
        Story.about("one").in(below).publish();
        Story.about("two").in(top).publish();
        Story.about("gone").in(top).publish().withdraw();
        Story.about("draft").in(top).write();
        Story.about("page").in(top).with("kind", "page").publish();

        given().get("/v1/categories/" + top)
                .then()
                .statusCode(200)
                .body("articleCount", equalTo(2))
                .body("children.slug", contains(below))
                .body("url", containsString(top));
        given().get("/v1/categories/" + below)
                .then()
                .body("articleCount", equalTo(1))
                .body("path.slug", contains(top, below));
    }

    @Test
    void countLivesOnlyUntilTheNextStoryBegins() {
        String category = Newsroom.category("waiting", null);
        Instant hour = clock.instant().plusSeconds(35_000);
        Story.about("coming").in(category).write().publishAt(hour);

        clock.moveTo(hour.minusSeconds(6));
        given().get("/v1/categories/" + category).then().body("articleCount", equalTo(0));
        String cache = given().get("/v1/categories/" + category).header("Cache-Control");
        assertTrue(cache.matches("public, max-age=[0-6], s-maxage=[0-6], .*"), cache);
        clock.moveTo(hour);
        given().get("/v1/categories/" + category).then().body("articleCount", equalTo(1));
    }

    @Test
    void tagAndAuthorCountTheirStories() {
        String tag = Story.slug("tag");
        String name = "Writer " + Story.slug("w");
        String author = Newsroom.author(name);
        Story.about("one").tagged(tag).by(name).publish();
        Story.about("two").tagged(tag).publish();

        given().get("/v1/tags/" + tag)
                .then()
                .statusCode(200)
                .body("articleCount", equalTo(2))
                .body("name", equalTo(tag))
                .body("url", containsString(tag));
        given().get("/v1/authors/" + author)
                .then()
                .statusCode(200)
                .body("articleCount", equalTo(1))
                .body("name", equalTo(name))
                .body("bio", nullValue())
                .body("links", empty());
        given().get("/v1/tags/no-such-tag").then().statusCode(404);
        given().get("/v1/authors/nobody").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/tags", "/v1/authors"})
    void walkMeetsEachOnceInTheOrderOfNames(String list) {
        for (int i = 0; i < 5; i++) {
            Newsroom.create("/v1/admin" + list.substring(3), Map.of("name", "Name " + Story.slug("n")));
        }
        List<String> met = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page = given().get(list + "?limit=3" + (next.isEmpty() ? "" : "&cursor=" + next))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            met.addAll(page.getList("data.id"));
            next = page.getString("page.next");
        }

        assertEquals(met.size(), new HashSet<>(met).size());
        assertTrue(met.size() >= 5);
        given().get(list + "?limit=0").then().statusCode(400);
        given().get(list + "?q=x").then().statusCode(400);
        given().get(list + "?cursor=AAAA").then().statusCode(400).body("code", equalTo("bad-cursor"));
    }

    @Test
    void renamedCategoryRewritesNoArticle() {
        String category = Newsroom.category("renamed", null);
        var story = Story.about("named").in(category).publish();
        String before = given().get(story.path()).path("updatedAt");

        Newsroom.admin()
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body("{\"name\": \"A new name\"}")
                .patch("/v1/admin/categories/" + category)
                .then()
                .statusCode(200);

        given().get(story.path())
                .then()
                .body("category.name", equalTo("A new name"))
                .body("breadcrumb.name", contains("A new name"))
                .body("updatedAt", equalTo(before));
    }

    @Test
    void mostViewedComeFirst() {
        String category = Newsroom.category("ranking", null);
        var much = Story.about("much").in(category).publish();
        var little = Story.about("little").in(category).publish();
        var gone = Story.about("gone").in(category).publish();
        Story.about("never").in(category).publish();
        for (var story : List.of(much, little, much, gone, gone, gone)) {
            given().post(story.path() + "/views").then().statusCode(204);
        }
        gone.withdraw();

        for (String window : List.of("1h", "24h", "7d", "30d", "all")) {
            given().get("/v1/most-viewed?category=" + category + "&window=" + window)
                    .then()
                    .statusCode(200)
                    .body("data.article.id", contains(much.id(), little.id()))
                    .body("data.viewsInWindow", contains(2, 1))
                    .body("data[0].article.title", notNullValue());
        }
        given().get("/v1/most-viewed?limit=1&category=" + category).then().body("data.size()", equalTo(1));
        given().get("/v1/most-viewed?window=2h").then().statusCode(400);
        given().get("/v1/most-viewed?category=nowhere").then().statusCode(404);
    }

    private static void child(String slug, String parent, int position) {
        Newsroom.create(
                "/v1/admin/categories", Map.of("name", slug, "slug", slug, "parent", parent, "position", position));
    }
}
