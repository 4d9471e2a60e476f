package io.masthead.taxonomy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.shared.id.Id;
import io.masthead.testing.ChangeHistory;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestSecurity(user = "editor", roles = "editor")
class CategoriesForStaffTest {

    @Inject
    ChangeHistory changes;

    @Inject
    TermUse use;

    @Inject
    CategoryRepository categories;

    @Test
    void childStandsBelowItsParent() {
        String parent =
                create("{\"name\": \"Parent\", \"slug\": \"p-1\"}").extract().path("id");
        String child = create("{\"name\": \"Child\", \"slug\": \"c-1\", \"parent\": \"p-1\", \"position\": 3}")
                .statusCode(201)
                .body("parent", equalTo(parent))
                .body("position", equalTo(3))
                .extract()
                .path("id");

        assertEquals(
                List.of("p-1", "c-1"),
                categories.tree().path(Id.of(child)).stream()
                        .map(CategoryTree.Node::slug)
                        .toList());
        assertEquals(List.of("create categories site"), changes.of("category", child));
    }

    @Test
    void categoryCannotStandBelowItself() {
        create("{\"name\": \"a\", \"slug\": \"ring-a\"}").statusCode(201);
        create("{\"name\": \"b\", \"slug\": \"ring-b\", \"parent\": \"ring-a\"}")
                .statusCode(201);

        move("ring-a", "v0", "ring-b").statusCode(422).body("errors[0].code", equalTo("category-cycle"));
        move("ring-a", "v0", "ring-a").statusCode(422);
        move("ring-a", "v0", "nowhere").statusCode(422).body("errors[0].code", equalTo("unknown-category"));
    }

    @Test
    void twoMovesAtOnceCloseNoCircle() {
        create("{\"name\": \"l\", \"slug\": \"left-half\"}").statusCode(201);
        create("{\"name\": \"r\", \"slug\": \"right-half\"}").statusCode(201);

        var one = CompletableFuture.supplyAsync(
                () -> move("left-half", "*", "right-half").extract().statusCode());
        var other = CompletableFuture.supplyAsync(
                () -> move("right-half", "*", "left-half").extract().statusCode());

        assertEquals(Set.of(200, 422), Set.of(one.join(), other.join()));
    }

    @Test
    void parentAndUsedCategoryAreNotRemoved() {
        create("{\"name\": \"p\", \"slug\": \"keeps-child\"}").statusCode(201);
        String child = create("{\"name\": \"c\", \"slug\": \"is-used\", \"parent\": \"keeps-child\"}")
                .extract()
                .path("id");
        QuarkusTransaction.requiringNew().run(() -> use.use("article", Id.next(), List.of(Id.of(child))));

        remove("keeps-child").statusCode(409).body("code", equalTo("category-has-children"));
        remove("is-used").statusCode(409).body("code", equalTo("category-in-use"));
    }

    @Test
    void changeNamesAllThatShowsIt() {
        String id = create("{\"name\": \"k\", \"slug\": \"keyed\"}").extract().path("id");

        move("keyed", "v0", null).statusCode(200);
        remove("keyed").statusCode(204);

        String keys = " category:" + id + " list:" + id + " categories site";
        assertEquals(List.of("create categories site", "update" + keys, "remove" + keys), changes.of("category", id));
    }

    private static ValidatableResponse create(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/admin/categories")
                .then();
    }

    private static ValidatableResponse move(String slug, String version, String parent) {
        return given().contentType("application/merge-patch+json")
                .header("If-Match", version.equals("*") ? "*" : "\"" + version + "\"")
                .body(parent == null ? "{\"parent\": null, \"position\": 7}" : "{\"parent\": \"" + parent + "\"}")
                .patch("/v1/admin/categories/" + slug)
                .then();
    }

    private static ValidatableResponse remove(String slug) {
        return given().header("If-Match", "*")
                .delete("/v1/admin/categories/" + slug)
                .then();
    }
}
