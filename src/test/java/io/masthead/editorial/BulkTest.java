package io.masthead.editorial;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.shared.id.Id;
import io.masthead.staff.Role;
import io.masthead.testing.LoggedChanges;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BulkTest {

    @Test
    void everyItemIsDoneOrRefusedByItself() {
        Written fresh = Story.about("fresh").write();
        Written stale = Story.about("stale").write();
        stale.revise("title", "Somebody else's");
        Written killed = Story.about("killed").write().kill("r", false);
        Written last = Story.about("last").write();
        List<Map<String, Object>> items = new ArrayList<>(List.of(
                item(fresh, "\"v0\""),
                item(stale, "\"v0\""),
                item(killed, "\"v1\""),
                Map.of("id", Id.next().toString(), "etag", "\"v0\""),
                Map.of("id", last.id())));
        items.add(item(Story.about("also").write(), "W/\"v0\""));

        bulk(Map.of("action", "publish", "items", items))
                .then()
                .statusCode(200)
                .body("data.done", contains(true, false, false, false, false, true))
                .body("data[0].id", equalTo(fresh.id()))
                .body("data[0].etag", equalTo("\"v1\""))
                .body("data[0].status", equalTo("published"))
                .body("data[0].problem", nullValue())
                .body("data[1].problem.status", equalTo(412))
                .body("data[1].etag", nullValue())
                .body("data[2].problem.code", equalTo("not-now"))
                .body("data[3].problem.status", equalTo(404))
                .body("data[4].problem.status", equalTo(428));
        given().get(fresh.path()).then().statusCode(200);
        given().get(stale.path()).then().statusCode(404);
        Newsroom.admin().get(fresh.admin()).then().header("ETag", equalTo("\"v1\""));
    }

    @Test
    void manyAreWithdrawnAtOnceEachWithItsEntry() {
        List<Written> stories = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            stories.add(Story.about("gone").publish());
        }
        long before = LoggedChanges.last();

        bulk(Map.of("action", "withdraw", "items", all(stories)))
                .then()
                .statusCode(200)
                .body("data.status", everyItem(equalTo("withdrawn")));

        for (Written story : stories) {
            given().get(story.path()).then().statusCode(410);
            assertEquals(List.of("withdraw"), LoggedChanges.of(story, before));
        }
    }

    @Test
    void tagsAreAddedAndCategoriesChangedAsRevisions() {
        String known = Newsroom.create("/v1/admin/tags", Map.of("name", Story.slug("known")));
        String added = Newsroom.create("/v1/admin/tags", Map.of("name", Story.slug("added")));
        String category = Newsroom.category("bulk", null);
        Written story = Story.about("tagged").tagged(known).publish();

        bulk(Map.of("action", "tag", "tags", List.of(added, known), "items", all(List.of(story))))
                .then()
                .statusCode(200)
                .body("data[0].done", equalTo(true));
        bulk(Map.of("action", "move", "category", category, "items", all(List.of(story))))
                .then()
                .statusCode(200)
                .body("data[0].etag", equalTo("\"v3\""));

        Newsroom.admin()
                .get(story.admin())
                .then()
                .body("draft.tags", containsInAnyOrder(known, added))
                .body("revision", equalTo(3))
                .body("publication.revision", equalTo(1));
        given().get(story.path()).then().body("category", nullValue());
    }

    @Test
    void itemWithAnUnknownTagOrCategoryIsRefused() {
        Written story = Story.about("unknown").write();

        bulk(Map.of("action", "tag", "tags", List.of("no-such-tag"), "items", all(List.of(story))))
                .then()
                .statusCode(200)
                .body("data[0].problem.errors[0].pointer", equalTo("/tags/0"));
        bulk(Map.of("action", "move", "category", "no-such", "items", all(List.of(story))))
                .then()
                .body("data[0].problem.errors[0].pointer", equalTo("/category"));
        Newsroom.admin().get(story.admin()).then().body("revision", equalTo(1));
    }

    @Test
    void requestsThatMakeNoSenseAreRefusedAsAWhole() {
        Written story = Story.about("whole").write();
        List<Map<String, Object>> one = all(List.of(story));

        refused(Map.of("action", "explode", "items", one), "/action");
        refused(Map.of("items", one), "/action");
        refused(Map.of("action", "publish"), "/items");
        refused(Map.of("action", "publish", "items", List.of()), "/items");
        refused(Map.of("action", "publish", "items", Collections.nCopies(101, one.getFirst())), "/items");
        refused(Map.of("action", "publish", "items", Collections.nCopies(2, one.getFirst())), "/items/1/id");
        refused(Map.of("action", "tag", "items", one), "/tags");
        refused(Map.of("action", "move", "items", one), "/category");
        refused(Map.of("action", "publish", "items", one, "category", "x"), "/category");
        bulk(Map.of("action", "publish", "items", List.of(Map.of("id", "x"))))
                .then()
                .statusCode(400);
        Newsroom.admin().get(story.admin()).then().body("status", equalTo("draft"));
    }

    @Test
    void authorsDoNothingToMany() {
        Written own = Story.about("own").write(Newsroom.as(Role.AUTHOR));

        LoggedChanges.assertNone(() -> bulk(
                        Newsroom.as(Role.AUTHOR), Map.of("action", "publish", "items", all(List.of(own))))
                .then()
                .statusCode(403));
        Newsroom.admin().get(own.admin()).then().body("status", equalTo("draft"));
    }

    private static Map<String, Object> item(Written story, String etag) {
        return new HashMap<>(Map.of("id", story.id(), "etag", etag));
    }

    private static List<Map<String, Object>> all(List<Written> stories) {
        return stories.stream().map(story -> item(story, "*")).toList();
    }

    private static void refused(Map<String, Object> body, String pointer) {
        bulk(body).then().statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    private static Response bulk(Map<String, Object> body) {
        return bulk(Newsroom.admin(), body);
    }

    private static Response bulk(RequestSpecification editor, Map<String, Object> body) {
        return editor.contentType(ContentType.JSON).body(body).post("/v1/admin/articles/bulk");
    }
}
