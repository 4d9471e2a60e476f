package io.masthead.taxonomy;

import static io.masthead.taxonomy.CategoryRequests.CATEGORIES;
import static io.masthead.taxonomy.CategoryRequests.mark;
import static io.masthead.taxonomy.CategoryRequests.post;
import static io.masthead.taxonomy.CategoryRequests.put;
import static io.masthead.taxonomy.CategoryRequests.read;
import static io.masthead.taxonomy.CategoryRequests.remove;
import static io.masthead.taxonomy.CategoryRequests.slug;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import io.masthead.staff.Role;
import io.masthead.testing.LoggedChanges;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CategoryAdminTest {

    @Inject
    TermUse uses;

    @Test
    void createdCategoryReadsBack() {
        String id = Newsroom.createCategory("Theatre", slug("theatre"), null);

        Newsroom.admin()
                .get(CATEGORIES + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"v0\"")
                .header("Cache-Control", "private, no-store")
                .body("id", equalTo(id))
                .body("name", equalTo("Theatre"))
                .body("position", equalTo(0))
                .body("parent", nullValue())
                .body("description", nullValue());
    }

    @Test
    void createdCategoryHasALocationAndASlugMadeOfItsName() {
        String mark = mark();
        post(Map.of("name", "文化 " + mark, "position", 3))
                .then()
                .statusCode(201)
                .header("ETag", "\"v0\"")
                .header("Location", matchesPattern(CATEGORIES + "/[0-9A-Z]{13}"))
                .body("slug", equalTo("wenhua-" + mark))
                .body("position", equalTo(3));
    }

    @Test
    void withoutATokenNothingIsCreated() {
        LoggedChanges.assertNone(() -> given().contentType(ContentType.JSON)
                .body(Map.of("name", "Nobody's", "slug", slug("nobody")))
                .post(CATEGORIES)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("code", equalTo("unauthorized")));
    }

    @Test
    void authorMayReadButNotWrite() {
        String id = Newsroom.createCategory("Books", slug("books"), null);
        RequestSpecification author = Newsroom.as(Role.AUTHOR);

        author.get(CATEGORIES + "/" + id).then().statusCode(200);
        LoggedChanges.assertNone(() -> Newsroom.as(Role.AUTHOR)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Mine", "slug", slug("mine")))
                .post(CATEGORIES)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("forbidden")));
        Newsroom.as(Role.AUTHOR)
                .header("If-Match", "*")
                .delete(CATEGORIES + "/" + id)
                .then()
                .statusCode(403);
        read(id).then().statusCode(200);
    }

    @Test
    void editorMayWrite() {
        Newsroom.as(Role.EDITOR)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Sport", "slug", slug("sport")))
                .post(CATEGORIES)
                .then()
                .statusCode(201);
    }

    @Test
    void slugOfAnotherCategoryIsTaken() {
        String slug = slug("taken");
        Newsroom.createCategory("First", slug, null);
        String other = Newsroom.createCategory("Second", slug("second"), null);

        LoggedChanges.assertNone(() -> post(Map.of("name", "Third", "slug", slug))
                .then()
                .statusCode(409)
                .body("code", equalTo("slug-taken")));
        LoggedChanges.assertNone(() -> put(other, "\"v0\"", Map.of("name", "Second", "slug", slug))
                .then()
                .statusCode(409)
                .body("code", equalTo("slug-taken")));
    }

    @Test
    void unknownParentIsRefused() {
        LoggedChanges.assertNone(
                () -> post(Map.of("name", "Orphan", "slug", slug("orphan"), "parent", "no-such-category"))
                        .then()
                        .statusCode(422)
                        .body("errors[0].pointer", equalTo("/parent"))
                        .body("errors[0].code", equalTo("unknown-category")));
    }

    @Test
    void markupInANameIsPlainText() {
        String name = "<script>alert(1)</script> & \"more\"";

        String id = Newsroom.createCategory(name, slug("markup"), null);

        read(id).then().contentType(ContentType.JSON).body("name", equalTo(name));
    }

    @Test
    void textIsStoredClean() {
        Newsroom.admin()
                .contentType(ContentType.JSON)
                .body("{\"name\":\"Half \\ud800 pair\\u0000, 😀\",\"slug\":\"" + slug("clean")
                        + "\",\"description\":\" \"}")
                .post(CATEGORIES)
                .then()
                .statusCode(201)
                .body("name", equalTo("Half \uFFFD pair, 😀"))
                .body("description", nullValue());
    }

    @Test
    void listIsWalkedPageByPage() {
        List<String> made = IntStream.range(0, 5)
                .mapToObj(i -> Newsroom.createCategory("Walk " + i, slug("walk" + i), null))
                .toList();
        List<String> walked = new ArrayList<>();
        String cursor = null;
        do {
            var request = Newsroom.admin().queryParam("limit", 2);
            Response page = (cursor == null ? request : request.queryParam("cursor", cursor)).get(CATEGORIES);
            page.then().statusCode(200).body("page.limit", equalTo(2));
            walked.addAll(page.path("data.id"));
            cursor = page.path("page.next");
            assertEquals(cursor != null, page.header("Link") != null);
        } while (cursor != null);

        assertEquals(walked.stream().distinct().sorted().toList(), walked);
        assertTrue(walked.containsAll(made));
    }

    @Test
    void categoryWithChildrenStays() {
        String parent = Newsroom.createCategory("Family", slug("family"), null);
        String child = Newsroom.createCategory("Child", slug("child"), parent);

        LoggedChanges.assertNone(
                () -> remove(parent, "\"v0\"").then().statusCode(409).body("code", equalTo("category-has-children")));

        remove(child, "\"v0\"").then().statusCode(204);
        remove(parent, "\"v0\"").then().statusCode(204);
        read(parent).then().statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void categoryInUseStays() {
        String id = Newsroom.createCategory("Used", slug("used"), null);
        Id category = Id.of(id);
        Id user = Id.next();
        QuarkusTransaction.requiringNew().run(() -> uses.use("article", user, List.of(category)));

        LoggedChanges.assertNone(
                () -> remove(id, "\"v0\"").then().statusCode(409).body("code", equalTo("category-in-use")));

        QuarkusTransaction.requiringNew().run(() -> uses.use("article", user, List.of()));
        remove(id, "\"v0\"").then().statusCode(204);
    }
}
