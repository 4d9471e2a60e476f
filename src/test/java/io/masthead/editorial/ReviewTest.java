package io.masthead.editorial;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.masthead.staff.Role;
import io.masthead.testing.LoggedChanges;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReviewTest {

    private static final Map<String, Object> NOTE = Map.of("note", "Who says so?");

    @Test
    void authorHandsInAndEditorPublishes() {
        Written story = Story.about("handed-in").write(author());

        story.act(author(), "submit", null)
                .then()
                .statusCode(200)
                .body("status", equalTo("in-review"))
                .body("actions", empty());
        Newsroom.admin()
                .get(story.admin())
                .then()
                .body("actions", contains("save", "reject", "publish", "kill", "trash"));
        given().get(story.path()).then().statusCode(404);
        story.act(editor(), "publish", null).then().statusCode(200).body("status", equalTo("published"));
        given().get(story.path()).then().statusCode(200);
    }

    @Test
    void rejectedArticleIsADraftWithANote() {
        Written story = Story.about("sent-back").write(author());
        story.act(author(), "submit", null).then().statusCode(200);

        story.act(editor(), "reject", NOTE)
                .then()
                .statusCode(200)
                .body("status", equalTo("draft"))
                .body("review.note", equalTo("Who says so?"))
                .body("review.by", notNullValue());
        Newsroom.as(Role.AUTHOR)
                .get(story.admin())
                .then()
                .body("review.note", equalTo("Who says so?"))
                .body("actions", contains("save", "submit", "trash"));
        story.act(author(), "submit", null).then().statusCode(200).body("review", nullValue());
    }

    @Test
    void whatIsInReviewItsAuthorDoesNotChange() {
        Written story = Story.about("in-review").write(author());
        story.act(author(), "submit", null).then().statusCode(200);

        story.patch(author(), Map.of("title", "Late")).then().statusCode(409).body("code", equalTo("not-now"));
        story.act(author(), "submit", null).then().statusCode(409);
        author().delete(story.admin()).then().statusCode(409);
        story.patch(editor(), Map.of("title", "Edited")).then().statusCode(200).body("status", equalTo("in-review"));
    }

    @Test
    void onlyWhatWasHandedInIsRejectedAndOnlyWithANote() {
        Written story = Story.about("note").write();

        story.act("reject", NOTE)
                .then()
                .statusCode(409)
                .body("allowed", contains("save", "submit", "publish", "kill", "trash"));
        story.act("submit", null).then().statusCode(200);
        story.act("reject", Map.of()).then().statusCode(422).body("errors[0].pointer", equalTo("/note"));
        story.act("reject", Map.of("note", "n".repeat(2001))).then().statusCode(422);
        story.act("reject", null).then().statusCode(400);
        story.act(author(), "reject", NOTE).then().statusCode(403);
        Newsroom.admin().get(story.admin()).then().body("status", equalTo("in-review"));
    }

    @Test
    void reviewIsNoBusinessOfTheLog() {
        Written story = Story.about("quiet").write();

        LoggedChanges.assertNone(() -> {
            story.act("submit", null).then().statusCode(200);
            story.act("reject", NOTE).then().statusCode(200);
            story.trash().act("untrash", null).then().statusCode(200);
        });
    }

    private static RequestSpecification author() {
        return Newsroom.as(Role.AUTHOR).header("If-Match", "*");
    }

    private static RequestSpecification editor() {
        return Newsroom.as(Role.EDITOR).header("If-Match", "*");
    }
}
