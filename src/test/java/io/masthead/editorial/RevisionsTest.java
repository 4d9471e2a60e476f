package io.masthead.editorial;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
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
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RevisionsTest {

    @Test
    void everySaveIsARevisionOfTheWhole() {
        Written story = Story.about("saved")
                .with("subtitle", "First")
                .tagged(Story.slug("tag"))
                .by("Lin Yan")
                .with("leadImage", Map.of("mediaId", Newsroom.picture()))
                .with("rights", Map.of("copyright", "© 1998"))
                .with("seo", Map.of("title", "For machines"))
                .with("related", List.of(Map.of("url", "https://else.example/", "title", "Elsewhere")))
                .publish();
        story.revise("subtitle", "Second").revise("title", "Third");

        read(story, "")
                .body("data.number", contains(3, 2, 1))
                .body("data.current", contains(true, false, false))
                .body("data.published", contains(false, false, true))
                .body("data[0].savedBy", notNullValue())
                .body("data[0].savedAt", notNullValue())
                .body("page.next", nullValue());
        read(story, "/1")
                .body("number", equalTo(1))
                .body("draft.subtitle", equalTo("First"))
                .body("draft.tags", hasSize(1))
                .body("draft.byline.name", contains("Lin Yan"))
                .body("draft.leadImage.mediaId", notNullValue())
                .body("draft.rights.copyright", equalTo("© 1998"))
                .body("draft.seo.title", equalTo("For machines"))
                .body("draft.related.title", contains("Elsewhere"));
        read(story, "/2").body("draft.subtitle", equalTo("Second")).body("current", equalTo(false));
    }

    @Test
    void listGoesOnWhereThePageEnded() {
        Written story = Story.about("paged").write();
        for (int i = 2; i <= 5; i++) {
            story.revise("title", "Title " + i);
        }

        String next = read(story, "?limit=3")
                .body("data.number", contains(5, 4, 3))
                .extract()
                .path("page.next");
        read(story, "?limit=3&cursor=" + next)
                .body("data.number", contains(2, 1))
                .body("page.next", nullValue());
        Written other = Story.about("other").write();
        Newsroom.admin()
                .get(other.admin() + "/revisions?cursor=" + next)
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
    }

    @Test
    void whatDiffersIsToldMemberByMemberAndBlockByBlock() {
        Written story = Story.about("diff")
                .with("subtitle", "Goes")
                .blocks(paragraph("a", "One"), paragraph("b", "Two"), paragraph("c", "Three"))
                .write();
        story.revise("body", List.of(paragraph("c", "Three"), paragraph("n", "New"), paragraph("a", "One more")));
        Newsroom.admin()
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body("{\"subtitle\": null, \"summary\": \"Comes\"}")
                .patch(story.admin())
                .then()
                .statusCode(200);

        read(story, "/3/diff")
                .body("number", equalTo(3))
                .body("against", equalTo(2))
                .body("changes.pointer", containsInAnyOrder("/subtitle", "/summary"))
                .body("changes.kind", containsInAnyOrder("removed", "added"))
                .body("changes.find { it.pointer == '/summary' }.after", equalTo("Comes"))
                .body("changes.find { it.pointer == '/subtitle' }.before", equalTo("Goes"));
        read(story, "/2/diff")
                .body("changes.kind", containsInAnyOrder("removed", "added", "changed", "reordered"))
                .body("changes.find { it.kind == 'removed' }.pointer", equalTo("/body/1"))
                .body("changes.find { it.kind == 'added' }.pointer", equalTo("/body/1"))
                .body("changes.find { it.kind == 'added' }.after.children[0].text", equalTo("New"))
                .body("changes.find { it.kind == 'changed' }.pointer", equalTo("/body/2"))
                .body("changes.find { it.kind == 'reordered' }.before", contains("a", "c"))
                .body("changes.find { it.kind == 'reordered' }.after", contains("c", "a"));
        read(story, "/3/diff?against=3").body("changes", empty());
        read(story, "/1/diff?against=3").body("changes.find { it.pointer == '/subtitle' }.kind", equalTo("added"));
        read(story, "/1/diff")
                .body("against", nullValue())
                .body("changes.pointer", not(empty()))
                .body("changes.find { it.pointer == '/title' }.kind", equalTo("added"));
    }

    @Test
    void restoringSavesTheOldTextAsTheNextRevision() {
        Written story = Story.about("restored").with("subtitle", "Old").publish();
        story.revise("title", "Worse").revise("subtitle", "New");

        restore(story, "1", "*")
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("revision", equalTo(4))
                .body("draft.title", equalTo("About restored"))
                .body("draft.subtitle", equalTo("Old"));
        read(story, "")
                .body("data.number", contains(4, 3, 2, 1))
                .body("data.restoredFrom", contains(1, null, null, null));
        read(story, "/3").body("draft.title", equalTo("Worse")).body("draft.subtitle", equalTo("New"));
        given().get(story.path()).then().body("title", equalTo("About restored"));
    }

    @Test
    void restoringNeedsTheVersionThatWasSeenAndWhatTheTextNames() {
        String tag = Newsroom.create("/v1/admin/tags", Map.of("name", Story.slug("gone")));
        Written story = Story.about("names").tagged(tag).write();
        story.revise("tags", List.of());
        Newsroom.admin()
                .header("If-Match", "*")
                .delete("/v1/admin/tags/" + tag)
                .then()
                .statusCode(204);

        restore(story, "1", null).statusCode(428);
        restore(story, "1", "\"v0\"").statusCode(412);
        restore(story, "1", "*").statusCode(422).body("errors[0].pointer", equalTo("/tags/0"));
        restore(story.kill("over", false), "2", "*").statusCode(409);
        read(story, "").body("data", hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "99999", "0", "-1", "x", "1.0", "01", "99999999999999999999"})
    void revisionThatDoesNotExistIsNotFound(String number) {
        Written story = Story.about("one").write();

        for (String path : List.of("", "/diff", "/diff?against=1")) {
            Newsroom.admin()
                    .get(story.admin() + "/revisions/" + number + path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
        restore(story, number, "*").statusCode(404);
        Newsroom.admin()
                .get(story.admin() + "/revisions/1/diff?against=77")
                .then()
                .statusCode(404);
        Newsroom.admin()
                .get(story.admin() + "/revisions/1/diff?against=0")
                .then()
                .statusCode(400);
        Newsroom.admin().get(story.admin()).then().body("revision", equalTo(1));
    }

    @Test
    void authorsReadAndRestoreTheirOwnDraftsOnly() {
        Written own = Story.about("own").write(Newsroom.as(Role.AUTHOR));
        Written others = Story.about("others").write();
        own.revise("title", "Edited");

        Newsroom.as(Role.AUTHOR).get(own.admin() + "/revisions").then().statusCode(200);
        own.act(Newsroom.as(Role.AUTHOR).header("If-Match", "*"), "revisions/1/restore", null)
                .then()
                .statusCode(200)
                .body("draft.title", equalTo("About own"));
        for (String path : List.of("", "/1", "/1/diff")) {
            Newsroom.as(Role.AUTHOR)
                    .get(others.admin() + "/revisions" + path)
                    .then()
                    .statusCode(404);
        }
        others.act(Newsroom.as(Role.AUTHOR).header("If-Match", "*"), "revisions/1/restore", null)
                .then()
                .statusCode(404);
    }

    @Test
    void authorDoesNotRestoreWhatOnlyEditorsWrite() {
        Written own = Story.about("dates").write(Newsroom.as(Role.AUTHOR));
        own.revise("initialViews", 5).revise("initialViews", 0);

        own.act(Newsroom.as(Role.AUTHOR).header("If-Match", "*"), "revisions/2/restore", null)
                .then()
                .statusCode(403);
        read(own, "").body("data", hasSize(3));
    }

    private static Map<String, Object> paragraph(String key, String text) {
        return Map.of(
                "_type",
                "block",
                "_key",
                key,
                "style",
                "normal",
                "markDefs",
                List.of(),
                "children",
                List.of(Map.of("_type", "span", "_key", key + "s", "text", text, "marks", List.of())));
    }

    private static ValidatableResponse read(Written story, String path) {
        return Newsroom.admin().get(story.admin() + "/revisions" + path).then().statusCode(200);
    }

    private static ValidatableResponse restore(Written story, String number, String ifMatch) {
        var editor = ifMatch == null ? Newsroom.admin() : Newsroom.admin().header("If-Match", ifMatch);
        return story.act(editor, "revisions/" + number + "/restore", null).then();
    }
}
