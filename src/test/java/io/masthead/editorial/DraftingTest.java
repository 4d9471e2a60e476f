package io.masthead.editorial;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.masthead.staff.Role;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DraftingTest {

    @Test
    void newArticleIsADraftWithEverythingThatWasWritten() {
        Story story = Story.titled("  A headline\nin two lines ")
                .with("slug", Story.slug("draft"))
                .with("subtitle", "Under it")
                .with("language", "en");

        var answer = story.send(Newsroom.admin()).then().statusCode(201);

        String id = answer.extract().path("id");
        answer.header("Location", endsWith("/v1/admin/articles/" + id))
                .header("ETag", equalTo("\"v0\""))
                .header("Cache-Control", equalTo("private, no-store"))
                .body("status", equalTo("draft"))
                .body("revision", equalTo(1))
                .body("draft.title", equalTo("A headline in two lines"))
                .body("draft.subtitle", equalTo("Under it"))
                .body("draft.body", hasSize(1))
                .body("publication", nullValue())
                .body("dropped", nullValue())
                .body("actions", contains("save", "submit", "publish", "kill", "trash"));
        Newsroom.admin()
                .get("/v1/admin/articles/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v0\""))
                .body("draft.title", equalTo("A headline in two lines"));
    }

    @Test
    void readersSeeARevisionOnlyOnceItIsPublished() {
        Written story = Story.about("revised").publish();

        story.revise("title", "Second thoughts");
        given().get(story.path()).then().body("title", equalTo("About revised"));
        Newsroom.admin()
                .get(story.admin())
                .then()
                .body("revision", equalTo(2))
                .body("status", equalTo("published"))
                .body("publication.revision", equalTo(1))
                .body("publication.visible", equalTo(true));

        story.publish();
        given().get(story.path()).then().body("title", equalTo("Second thoughts"));
    }

    @Test
    void replacingLeavesOutWhatIsNotThere() {
        Written story = Story.about("replaced").with("subtitle", "Goes").write();

        Newsroom.admin()
                .header("If-Match", "\"v0\"")
                .contentType(ContentType.JSON)
                .body(Map.of("title", "Alone"))
                .put(story.admin())
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v1\""))
                .body("revision", equalTo(2))
                .body("draft.title", equalTo("Alone"))
                .body("draft.subtitle", nullValue())
                .body("draft.body", hasSize(0))
                .body("draft.slug", equalTo(story.slug()));
    }

    @Test
    void patchChangesOnlyWhatItNames() {
        Written story = Story.about("patched")
                .with("subtitle", "Goes")
                .with("seo", Map.of("title", "Stays", "description", "Goes"))
                .write();

        story.patch(Map.of("summary", "New")).then().statusCode(200).body("draft.subtitle", equalTo("Goes"));
        Newsroom.admin()
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body("{\"subtitle\": null, \"seo\": {\"description\": null}}")
                .patch(story.admin())
                .then()
                .statusCode(200)
                .body("draft.subtitle", nullValue())
                .body("draft.summary", equalTo("New"))
                .body("draft.seo.title", equalTo("Stays"))
                .body("draft.seo.description", nullValue())
                .body("draft.body", hasSize(1));
    }

    @Test
    void patchWithAnotherFormReplacesTheBody() {
        Written story = Story.about("form").write();

        story.patch(Map.of("bodyHtml", "<p>One</p><p>Two</p>"))
                .then()
                .statusCode(200)
                .body("draft.body", hasSize(2))
                .body("draft.bodyHtml", nullValue());
    }

    @Test
    void writerIsToldWhatWasDropped() {
        Story.about("dropped")
                .html("<p onclick='x()'>Text</p><script>alert(1)</script><form><input></form>")
                .send(Newsroom.admin())
                .then()
                .statusCode(201)
                .body("dropped", not(hasSize(0)))
                .body("draft.body", hasSize(1));
    }

    @Test
    void listShowsLatestChangesFirstAndNarrows() {
        String mark = Story.slug("list");
        String external = "ext-" + mark;
        String category = Newsroom.category("admin-list", null);
        Written draft =
                Story.titled("Draft " + mark).with("externalId", external).write();
        Written published = Story.titled("Published " + mark).in(category).publish();
        Written killed = Story.titled("100% " + mark).write().kill("no", false);
        String since = Newsroom.admin().get(draft.admin()).path("updatedAt");

        list("q", mark).body("data.id", contains(killed.id(), published.id(), draft.id()));
        list("q", mark.toUpperCase(Locale.ROOT)).body("data", hasSize(3));
        list("q", mark, "sort", "updatedAt").body("data.id", contains(draft.id(), published.id(), killed.id()));
        String first =
                list("q", mark, "sort", "updatedAt", "limit", 1).extract().path("page.next");
        list("q", mark, "sort", "updatedAt", "limit", 1, "cursor", first).body("data.id", contains(published.id()));
        list("q", mark, "status", "draft").body("data.id", contains(draft.id()));
        list("q", mark, "status", "killed").body("data.id", contains(killed.id()));
        list("q", "100% " + mark).body("data.id", contains(killed.id()));
        list("q", mark, "category", category).body("data.id", contains(published.id()));
        list("externalId", external).body("data.id", contains(draft.id()));
        list("q", mark, "updatedSince", since).body("data", hasSize(3));
        list("q", mark, "updatedSince", Instant.now().plusSeconds(60)).body("data", hasSize(0));
        String next = list("q", mark, "limit", 2).extract().path("page.next");
        list("q", mark, "limit", 2, "cursor", next)
                .body("data.id", contains(draft.id()))
                .body("page.next", nullValue());
    }

    @Test
    void listNarrowsToAnAuthorOfTheByline() {
        String name = "Author " + Story.slug("byline");
        String author = Newsroom.author(name);
        Written theirs = Story.about("theirs").by(name).write();
        Story.about("nobodys").write();

        list("author", author).body("data.id", contains(theirs.id()));
        list("author", name).body("data.id", contains(theirs.id()));
        Newsroom.admin().get("/v1/admin/articles?author=no-such").then().statusCode(404);
        Newsroom.admin().get("/v1/admin/articles?sort=title").then().statusCode(400);
    }

    @Test
    void viewsOfElsewhereAreCountedOnFrom() {
        Written story = Story.about("views").with("initialViews", 817).publish();
        given().post(story.path() + "/views").then().statusCode(204);
        story.publish();

        given().get(story.path()).then().body("views", equalTo(818));
    }

    @Test
    void archiveKeepsItsDates() {
        Instant then = Instant.parse("1998-03-01T10:00:00Z");
        Written story = Story.about("archive").dated(then).publish();

        given().get(story.path())
                .then()
                .body("publishedAt", equalTo("1998-03-01T10:00:00Z"))
                .body("updatedAt", not(equalTo("1998-03-01T10:00:00Z")));
        story.withdraw().publish();
        given().get(story.path()).then().body("publishedAt", equalTo("1998-03-01T10:00:00Z"));
    }

    @Test
    void authorsSeeAndSaveTheirOwnDraftsOnly() {
        Written own = Story.about("own").write(Newsroom.as(Role.AUTHOR));
        Written others = Story.about("others").write();

        Newsroom.as(Role.AUTHOR).get(others.admin()).then().statusCode(404);
        Newsroom.as(Role.AUTHOR)
                .get(own.admin())
                .then()
                .statusCode(200)
                .body("actions", contains("save", "submit", "trash"));
        own.patch(Newsroom.as(Role.AUTHOR).header("If-Match", "\"v0\""), Map.of("title", "Better"))
                .then()
                .statusCode(200)
                .body("draft.title", equalTo("Better"));
        others.patch(Newsroom.as(Role.AUTHOR).header("If-Match", "*"), Map.of("title", "Mine"))
                .then()
                .statusCode(404);
        Newsroom.as(Role.AUTHOR)
                .get("/v1/admin/articles?limit=100")
                .then()
                .body("data.id", hasItem(own.id()))
                .body("data.id", not(hasItem(others.id())));
    }

    @Test
    void authorsPublishNothingAndSetNoDates() {
        Written own = Story.about("own").write(Newsroom.as(Role.AUTHOR));
        for (String action : new String[] {"publish", "withdraw", "kill"}) {
            own.act(Newsroom.as(Role.AUTHOR).header("If-Match", "*"), action, Map.of("reason", "r"))
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("forbidden"));
        }
        Story.about("dated")
                .dated(Instant.EPOCH)
                .send(Newsroom.as(Role.AUTHOR))
                .then()
                .statusCode(403);
        own.patch(Newsroom.as(Role.AUTHOR).header("If-Match", "*"), Map.of("initialViews", 5))
                .then()
                .statusCode(403);
        own.publish();
        own.patch(Newsroom.as(Role.AUTHOR).header("If-Match", "*"), Map.of("title", "Changed"))
                .then()
                .statusCode(409)
                .body("allowed", nullValue());
        own.act(Newsroom.as(Role.EDITOR).header("If-Match", "*"), "withdraw", null)
                .then()
                .statusCode(200)
                .body("actions", notNullValue());
    }

    @Test
    void strangersAreAskedWhoTheyAre() {
        given().get("/v1/admin/articles").then().statusCode(401).header("WWW-Authenticate", equalTo("Bearer"));
        Story.about("stranger").send(given()).then().statusCode(401).body("code", equalTo("unauthorized"));
    }

    private static io.restassured.response.ValidatableResponse list(Object... parameters) {
        var request = Newsroom.admin();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam((String) parameters[i], String.valueOf(parameters[i + 1]));
        }
        return request.get("/v1/admin/articles").then().statusCode(200);
    }
}
