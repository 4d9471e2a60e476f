package io.masthead.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import io.masthead.staff.Role;
import io.masthead.testing.LoggedChanges;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FrontsTest {

    @Inject
    TestClock clock;

    @AfterEach
    void tidy() {
        clock.reset();
        put("home", Map.of()).then().statusCode(200);
    }

    @Test
    void homePageFollowsTheEditors() {
        Written old = Story.about("chosen")
                .dated(Instant.parse("1999-01-01T00:00:00Z"))
                .publish();
        Written second = Story.about("second").publish();
        for (int i = 0; i < 6; i++) {
            Story.about("newer").publish();
        }
        String culture = Newsroom.category("front-culture", null);
        String sport = Newsroom.category("front-sport", null);
        Story.about("a").in(sport).publish();
        Story.about("b").in(sport).publish();

        put(
                        "home",
                        Map.of(
                                "items", List.of(item(old), item(second)),
                                "sections",
                                        List.of(Map.of("category", sport, "limit", 1), Map.of("category", culture))))
                .then()
                .statusCode(200)
                .body("items.articleId", contains(old.id(), second.id()))
                .body("sections.limit", contains(1, 6));

        home().body("top.id[0]", equalTo(old.id()))
                .body("top.id[1]", equalTo(second.id()))
                .body("top.size()", equalTo(6))
                .body("top.id.unique().size()", equalTo(6))
                .body("sections.category.slug", contains(sport, culture))
                .body("sections[0].articles.size()", equalTo(1))
                .body("sections[1].articles", empty())
                .header("Surrogate-Key", containsString("front:home"));
    }

    @Test
    void categoryPageFollowsTheEditorsAlsoWithStoriesOfOtherCategories() {
        String category = Newsroom.category("front", null);
        Written own = Story.about("own").in(category).publish();
        Written guest = Story.about("guest").publish();

        put(category, Map.of("items", List.of(item(guest)))).then().statusCode(200);

        category(category)
                .body("top.id", contains(guest.id(), own.id()))
                .body("articles.data.id", contains(own.id()))
                .header("Surrogate-Key", containsString("article:" + guest.id()));
    }

    @Test
    void itemsVanishByThemselves() {
        String category = Newsroom.category("vanish", null);
        Instant now = clock.instant();
        Written until = Story.about("until").publish();
        Written expires = Story.about("expires")
                .write()
                .publish(Map.of("expireAt", now.plusSeconds(1200).toString()));
        Written withdrawn = Story.about("withdrawn").publish();
        Written begins = Story.about("begins").write().publishAt(now.plusSeconds(1800));
        put(
                        category,
                        Map.of(
                                "items",
                                List.of(
                                        Map.of(
                                                "articleId",
                                                until.id(),
                                                "until",
                                                now.plusSeconds(600).toString()),
                                        item(expires),
                                        item(withdrawn),
                                        item(begins))))
                .then()
                .statusCode(200);

        category(category).body("top.id", contains(until.id(), expires.id(), withdrawn.id()));
        withdrawn.withdraw();
        category(category).body("top.id", contains(until.id(), expires.id()));
        clock.moveTo(now.plusSeconds(595));
        category(category).header("Cache-Control", containsString("max-age=4,"));
        clock.moveTo(now.plusSeconds(600));
        category(category).body("top.id", contains(expires.id()));
        clock.moveTo(now.plusSeconds(1200));
        category(category).body("top", empty());
        clock.moveTo(now.plusSeconds(1800));
        category(category).body("top.id", contains(begins.id()));
        Newsroom.admin().get("/v1/admin/fronts/" + category).then().body("items.size()", equalTo(4));
    }

    @Test
    void frontThatNobodyWroteIsEmptyAndGuardedAllTheSame() {
        String category = Newsroom.category("fresh", null);
        String path = "/v1/admin/fronts/" + category;

        Newsroom.admin()
                .get(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v0\""))
                .body("items", empty())
                .body("sections", empty());
        send(category, Map.of(), null).then().statusCode(428);
        send(category, Map.of(), "\"v3\"").then().statusCode(412);
        Map<String, Object> chosen =
                Map.of("items", List.of(item(Story.about("first").publish())));
        send(category, chosen, "\"v0\"").then().statusCode(200).header("ETag", equalTo("\"v1\""));
        send(category, Map.of(), "\"v0\"").then().statusCode(412);
        Newsroom.admin().get(path).then().header("ETag", equalTo("\"v1\""));
    }

    @Test
    void changeDropsThePageOfThisFrontAlone() {
        String category = Newsroom.category("logged", null);
        String id = given().get("/v1/categories/" + category).path("id");

        long before = LoggedChanges.last();
        put(category, Map.of()).then().statusCode(200);

        List<LoggedChanges.Entry> entries = LoggedChanges.since(before);
        assertEquals(1, entries.size());
        assertEquals(List.of("front:" + id), entries.getFirst().keys());
        assertTrue(category(category).extract().header("Surrogate-Key").contains("front:" + id));
    }

    @Test
    void whatCannotStandThereIsRefused() {
        String category = Newsroom.category("refused", null);
        Written story = Story.about("twice").publish();

        refused("home", Map.of("items", List.of(Map.of("articleId", Id.next()))), "/items/0/articleId");
        refused("home", Map.of("items", List.of(item(story), item(story))), "/items/1/articleId");
        refused("home", Map.of("items", List.of(Map.of())), "/items/0/articleId");
        refused("home", Map.of("items", Collections.nCopies(21, item(story))), "/items");
        refused("home", Map.of("sections", List.of(Map.of("category", "no-such"))), "/sections/0/category");
        refused(
                "home",
                Map.of("sections", List.of(Map.of("category", category), Map.of("category", category))),
                "/sections/1/category");
        refused("home", Map.of("sections", List.of(Map.of("category", category, "limit", 21))), "/sections/0/limit");
        refused(category, Map.of("sections", List.of(Map.of("category", category))), "/sections");
        put("no-such", Map.of()).then().statusCode(404);
        put("home", Map.of("colour", "red")).then().statusCode(400);
        put("home", Map.of("items", List.of(Map.of("articleId", "x")))).then().statusCode(400);
        Newsroom.admin().get("/v1/admin/fronts/home").then().body("items", empty());
    }

    @Test
    void categoryOnTheHomePageIsInUse() {
        String category = Newsroom.category("in-use", null);
        put("home", Map.of("sections", List.of(Map.of("category", category))))
                .then()
                .statusCode(200);

        Newsroom.admin()
                .header("If-Match", "*")
                .delete("/v1/admin/categories/" + category)
                .then()
                .statusCode(409);
        put("home", Map.of()).then().statusCode(200);
        Newsroom.admin()
                .header("If-Match", "*")
                .delete("/v1/admin/categories/" + category)
                .then()
                .statusCode(204);
        home().body("sections.category.slug", not(hasItem(category)));
    }

    @Test
    void authorsReadFrontsAndWriteNone() {
        Newsroom.as(Role.AUTHOR).get("/v1/admin/fronts/home").then().statusCode(200);
        LoggedChanges.assertNone(() -> Newsroom.as(Role.AUTHOR)
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body(Map.of())
                .put("/v1/admin/fronts/home")
                .then()
                .statusCode(403));
    }

    private static Map<String, Object> item(Written story) {
        return Map.of("articleId", story.id());
    }

    private static void refused(String front, Map<String, Object> body, String pointer) {
        put(front, body).then().statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    private static Response put(String front, Map<String, Object> body) {
        return send(front, body, "*");
    }

    private static Response send(String front, Map<String, Object> body, String ifMatch) {
        var editor = ifMatch == null ? Newsroom.admin() : Newsroom.admin().header("If-Match", ifMatch);
        return editor.contentType(ContentType.JSON).body(body).put("/v1/admin/fronts/" + front);
    }

    private static ValidatableResponse home() {
        return given().get("/v1/pages/home").then().statusCode(200);
    }

    private static ValidatableResponse category(String slug) {
        return given().get("/v1/pages/category/" + slug).then().statusCode(200);
    }
}
