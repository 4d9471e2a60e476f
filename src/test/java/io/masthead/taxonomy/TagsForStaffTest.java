package io.masthead.taxonomy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import io.masthead.staff.Role;
import io.masthead.testing.ChangeHistory;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TagsForStaffTest {

    @Inject
    ChangeHistory changes;

    @Inject
    FormerSlugs formerSlugs;

    @Inject
    TermUse use;

    @Test
    void tagIsMadeWithASlugOfItsName() {
        String id = create("{\"name\": \"  河流 节日 \"}")
                .statusCode(201)
                .header("Location", containsString("/v1/admin/tags/"))
                .header("ETag", "\"v0\"")
                .header("Cache-Control", "private, no-store")
                .body("slug", equalTo("heliu-jieri"))
                .body("name", equalTo("河流 节日"))
                .extract()
                .path("id");

        editor().get("/v1/admin/tags/heliu-jieri").then().statusCode(200).body("id", equalTo(id));
        assertEquals(List.of("create tags"), changes.of("tag", id));
    }

    @Test
    void slugThatIsTakenIsRefused() {
        create("{\"name\": \"One\", \"slug\": \"taken-tag\"}").statusCode(201);

        create("{\"name\": \"Two\", \"slug\": \"taken-tag\"}")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("slug-taken"));
    }

    @Test
    void badSlugsAndNamesAreRefused() {
        create("{\"name\": \"x\", \"slug\": \"Up Per\"}").statusCode(422).body("errors[0].code", equalTo("bad-slug"));
        create("{\"name\": \"x\", \"slug\": \"\"}").statusCode(422).body("errors[0].pointer", equalTo("/slug"));
        create("{\"name\": \"x\", \"slug\": \"0MZ5Q4T2C8V1K\"}").statusCode(422);
        create("{\"name\": \"🎉\"}").statusCode(422).body("errors[0].code", equalTo("slug-needed"));
        create("{\"name\": \" \\u0007 \"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/name"))
                .body("errors[0].code", equalTo("missing"));
        create("{\"name\": \"" + "n".repeat(201) + "\"}").statusCode(422).body("errors[0].code", equalTo("too-long"));
        create("{\"name\": \"x\", \"colour\": \"red\"}").statusCode(400).body("code", equalTo("unknown-member"));
        create("").statusCode(400);
    }

    @Test
    void newSlugLeavesARedirectBehind() {
        String id = create("{\"name\": \"Old harbour\"}").extract().path("id");

        editor().contentType("application/json")
                .header("If-Match", "W/\"v0\"")
                .body("{\"name\": \"New harbour\", \"slug\": \"new-harbour\"}")
                .put("/v1/admin/tags/old-harbour")
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("slug", equalTo("new-harbour"));

        assertEquals(Optional.of(Id.of(id)), formerSlugs.find("tag", "old-harbour"));
        assertEquals(
                "update tag:" + id + " list:" + id + " tags",
                changes.of("tag", id).getLast());
    }

    @Test
    void formerSlugStandsForItsNextOwner() {
        create("{\"name\": \"a\", \"slug\": \"wanders\"}").statusCode(201);
        patch("wanders", "v0", "{\"slug\": \"wandered\"}").statusCode(200);
        create("{\"name\": \"b\", \"slug\": \"wanders\"}").statusCode(201);

        assertEquals(Optional.empty(), formerSlugs.find("tag", "wanders"));
    }

    @Test
    void patchChangesOnlyWhatItNames() {
        create("{\"name\": \"Tram\", \"slug\": \"tram\"}").statusCode(201);

        patch("tram", "v0", "{\"name\": \"Trams\"}")
                .statusCode(200)
                .body("slug", equalTo("tram"))
                .body("name", equalTo("Trams"));
        patch("tram", "v1", "{\"name\": null}").statusCode(422);
        patch("tram", "v1", "[]").statusCode(400).body("code", equalTo("not-an-object"));
    }

    @Test
    void changeWithoutOrWithAnOldVersionIsRefused() {
        create("{\"name\": \"Ferry\", \"slug\": \"ferry-desk\"}").statusCode(201);
        patch("ferry-desk", "v0", "{\"name\": \"Ferries\"}").statusCode(200);

        patch("ferry-desk", "v0", "{\"name\": \"Boats\"}").statusCode(412).body("code", equalTo("precondition-failed"));
        editor().contentType("application/json")
                .body("{\"name\": \"Boats\"}")
                .put("/v1/admin/tags/ferry-desk")
                .then()
                .statusCode(428);
        editor().delete("/v1/admin/tags/ferry-desk").then().statusCode(428);
        editor().get("/v1/admin/tags/ferry-desk").then().body("name", equalTo("Ferries"));
    }

    @Test
    void tagInUseIsNotRemoved() {
        String id = create("{\"name\": \"Bridge\", \"slug\": \"bridge-desk\"}")
                .extract()
                .path("id");
        Id article = Id.next();
        QuarkusTransaction.requiringNew().run(() -> use.use("article", article, List.of(Id.of(id))));

        editor().header("If-Match", "\"v0\"")
                .delete("/v1/admin/tags/bridge-desk")
                .then()
                .statusCode(409)
                .body("code", equalTo("tag-in-use"));

        QuarkusTransaction.requiringNew().run(() -> use.use("article", article, List.of()));
        editor().header("If-Match", "\"v0\"")
                .delete("/v1/admin/tags/bridge-desk")
                .then()
                .statusCode(204);
        editor().get("/v1/admin/tags/" + id).then().statusCode(404);
        assertEquals(
                "remove tag:" + id + " list:" + id + " tags",
                changes.of("tag", id).getLast());
    }

    @Test
    void removedTagTakesItsFormerSlugsWithIt() {
        create("{\"name\": \"x\", \"slug\": \"first-of-it\"}").statusCode(201);
        patch("first-of-it", "v0", "{\"slug\": \"second-of-it\"}").statusCode(200);

        editor().header("If-Match", "*")
                .delete("/v1/admin/tags/second-of-it")
                .then()
                .statusCode(204);

        assertEquals(Optional.empty(), formerSlugs.find("tag", "first-of-it"));
    }

    @Test
    void allTagsAreListedPageByPage() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(create("{\"name\": \"listed " + i + "\"}").extract().path("id"));
        }

        List<String> walked = new ArrayList<>();
        String path = "/v1/admin/tags?limit=2";
        for (String cursor = ""; cursor != null; ) {
            var page = editor().get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .then()
                    .statusCode(200);
            walked.addAll(page.extract().<List<String>>path("data.id"));
            cursor = page.extract().path("page.next");
            page.header("Link", cursor == null ? nullValue() : endsWith("rel=\"next\""));
        }

        assertTrue(walked.containsAll(made));
        assertEquals(walked.stream().distinct().sorted().toList(), walked);
    }

    @Test
    void badListParametersAreRefused() {
        editor().get("/v1/admin/tags?limit=101").then().statusCode(400).body("errors[0].pointer", equalTo("limit"));
        editor().get("/v1/admin/tags?page=2").then().statusCode(400).body("allowed", hasSize(2));
        editor().get("/v1/admin/tags?cursor=forged").then().statusCode(400).body("code", equalTo("bad-cursor"));
        create("{\"name\": \"for a cursor\"}").statusCode(201);
        create("{\"name\": \"for another cursor\"}").statusCode(201);
        String cursor = editor().get("/v1/admin/tags?limit=1").path("page.next");
        editor().get("/v1/admin/categories?cursor=" + cursor).then().statusCode(400);
    }

    @Test
    void authorsReadTagsButDoNotWriteThem() {
        RequestSpecification author = Newsroom.as(Role.AUTHOR);
        author.get("/v1/admin/tags").then().statusCode(200).body("page", notNullValue());
        author.contentType("application/json")
                .body("{\"name\": \"x\"}")
                .post("/v1/admin/tags")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void strangersSeeNothing() {
        given().get("/v1/admin/tags").then().statusCode(401).body("code", equalTo("unauthorized"));
    }

    private static ValidatableResponse create(String body) {
        return editor().contentType("application/json")
                .body(body)
                .post("/v1/admin/tags")
                .then();
    }

    private static ValidatableResponse patch(String slug, String version, String body) {
        return editor().contentType("application/merge-patch+json")
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .patch("/v1/admin/tags/" + slug)
                .then();
    }

    private static RequestSpecification editor() {
        return Newsroom.as(Role.EDITOR);
    }
}
