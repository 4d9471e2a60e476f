package io.masthead.editorial;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.masthead.staff.Role;
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
class TrashTest {

    @Test
    void whatIsThrownAwayLeavesTheListAndComesBackAsItWas() {
        String mark = Story.slug("trash");
        Written story = Story.titled("Trash " + mark).write();
        story.act("submit", null).then().statusCode(200);

        story.trash();
        list(mark, "").body("data", empty());
        list(mark, "&status=in-review").body("data", empty());
        list(mark, "&status=trashed").body("data.id", contains(story.id())).body("data[0].status", equalTo("trashed"));
        Newsroom.admin()
                .get(story.admin())
                .then()
                .body("status", equalTo("trashed"))
                .body("trashedAt", notNullValue())
                .body("actions", contains("untrash", "kill"));
        story.act("untrash", null)
                .then()
                .statusCode(200)
                .body("status", equalTo("in-review"))
                .body("trashedAt", nullValue());
        list(mark, "").body("data.id", contains(story.id()));
    }

    @Test
    void nothingIsDoneWithWhatIsInTheTrash() {
        Written story = Story.about("trashed").write().trash();

        for (String action : new String[] {"publish", "submit", "withdraw", "unschedule"}) {
            story.act(action, null).then().statusCode(409).body("allowed", contains("untrash", "kill"));
        }
        story.patch(Map.of("title", "x")).then().statusCode(409);
        anybody().delete(story.admin()).then().statusCode(409);
        given().get(story.path()).then().statusCode(404);
        story.kill("Court order", true);
        Newsroom.admin()
                .get(story.admin())
                .then()
                .body("status", equalTo("killed"))
                .body("trashedAt", nullValue());
    }

    @Test
    void whatReadersSeeIsNotThrownAway() {
        Written story = Story.about("live").publish();

        anybody()
                .delete(story.admin())
                .then()
                .statusCode(409)
                .body("allowed", contains("save", "publish", "withdraw", "kill"));
        given().get(story.path()).then().statusCode(200);
        story.withdraw().trash();
        given().get(story.path()).then().statusCode(410).body("code", equalTo("article-withdrawn"));
        story.act("untrash", null).then().statusCode(200).body("status", equalTo("withdrawn"));
    }

    @Test
    void throwingAwayNeedsTheVersionThatWasSeen() {
        Written story = Story.about("guarded").write();

        Newsroom.admin().delete(story.admin()).then().statusCode(428);
        Newsroom.admin()
                .header("If-Match", "\"v7\"")
                .delete(story.admin())
                .then()
                .statusCode(412);
        Newsroom.admin()
                .header("If-Match", "\"v0\"")
                .delete(story.admin())
                .then()
                .statusCode(204);
        story.act(Newsroom.admin(), "untrash", null).then().statusCode(428);
    }

    @Test
    void authorsThrowAwayTheirOwnDraftsOnly() {
        Written own = Story.about("own").write(Newsroom.as(Role.AUTHOR));
        Written others = Story.about("others").write();
        RequestSpecification author = Newsroom.as(Role.AUTHOR).header("If-Match", "*");

        author.delete(others.admin()).then().statusCode(404);
        author.delete(own.admin()).then().statusCode(204);
        own.act(author, "untrash", null).then().statusCode(200).body("status", equalTo("draft"));
        own.publish().withdraw().trash();
        own.act(author, "untrash", null).then().statusCode(409);
    }

    @Test
    void slugOfWhatIsInTheTrashStaysTaken() {
        Written story = Story.about("kept").write().trash();

        Story.titled("Another")
                .with("slug", story.slug())
                .send(Newsroom.admin())
                .then()
                .statusCode(409)
                .body("code", equalTo("slug-taken"));
    }

    private static RequestSpecification anybody() {
        return Newsroom.admin().header("If-Match", "*");
    }

    private static io.restassured.response.ValidatableResponse list(String mark, String more) {
        return Newsroom.admin()
                .get("/v1/admin/articles?q=" + mark + more)
                .then()
                .statusCode(200);
    }
}
