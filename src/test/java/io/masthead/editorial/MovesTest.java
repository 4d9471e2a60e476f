package io.masthead.editorial;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.shared.id.Id;
import io.masthead.testing.LoggedChanges;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MovesTest {

    private static final Map<String, Object> REASON = Map.of("reason", "a reason");

    @Inject
    TestClock clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void changesNeedTheVersionThatWasSeen() {
        Written story = Story.about("guarded").write();

        for (String action : new String[] {"publish", "withdraw", "kill"}) {
            Map<String, Object> body = action.equals("kill") ? REASON : null;
            story.act(Newsroom.admin(), action, body)
                    .then()
                    .statusCode(428)
                    .body("code", equalTo("precondition-required"));
            story.act(Newsroom.admin().header("If-Match", "\"v7\""), action, body)
                    .then()
                    .statusCode(412)
                    .body("code", equalTo("precondition-failed"));
        }
        story.patch(Newsroom.admin(), Map.of("title", "x")).then().statusCode(428);
        story.patch(Newsroom.admin().header("If-Match", "\"v7\""), Map.of("title", "x"))
                .then()
                .statusCode(412);
        story.patch(Newsroom.admin().header("If-Match", "W/\"v0\""), Map.of("title", "Weak"))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v1\""));
        story.patch(Newsroom.admin().header("If-Match", "\"v0\", \"v1\""), Map.of("title", "List"))
                .then()
                .statusCode(200);
        story.act(Newsroom.admin().header("If-Match", "\"v2\""), "publish", null)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v3\""));
    }

    @Test
    void draftCannotBeWithdrawn() {
        notNow(Story.about("draft").write(), "withdraw", null)
                .body("allowed", contains("save", "submit", "publish", "kill", "trash"));
    }

    @Test
    void withdrawnArticleCannotBeWithdrawnAgain() {
        notNow(Story.about("twice").publish().withdraw(), "withdraw", null)
                .body("allowed", contains("save", "publish", "kill", "trash"));
    }

    @Test
    void nothingBringsAKilledArticleBack() {
        Written killed = Story.about("killed").publish().kill("Court order", true);

        for (String action : new String[] {"publish", "withdraw", "kill"}) {
            notNow(killed, action, action.equals("kill") ? REASON : null).body("allowed", nullValue());
        }
        killed.patch(Map.of("title", "x")).then().statusCode(409);
        Newsroom.admin()
                .get(killed.admin())
                .then()
                .body("status", equalTo("killed"))
                .body("publication", nullValue());
    }

    @Test
    void killingNeedsAReason() {
        Written story = Story.about("reason").write();

        story.act("kill", Map.of())
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reason"))
                .body("errors[0].code", equalTo("missing"));
        story.act("kill", Map.of("reason", " ")).then().statusCode(422);
        story.act("kill", Map.of("reason", "r".repeat(1001))).then().statusCode(422);
        story.act("kill", null).then().statusCode(400).body("code", equalTo("body-missing"));
    }

    @Test
    void killingFromAnywhereWorks() {
        Story.about("a").write().kill("r", true);
        Story.about("b").write().publishAt(clock.instant().plusSeconds(900)).kill("r", true);
        Written published = Story.about("c").publish().kill("r", true);
        Written withdrawn = Story.about("d").publish().withdraw().kill("r", true);

        given().get(published.path()).then().statusCode(410).body("code", equalTo("article-killed"));
        given().get(withdrawn.path()).then().statusCode(410).body("code", equalTo("article-killed"));
    }

    @Test
    void scheduledArticleSaysWhenAndCanBeWithdrawn() {
        Instant hour = clock.instant().plusSeconds(1800);
        Written story = Story.about("scheduled").write().publishAt(hour);

        Newsroom.admin()
                .get(story.admin())
                .then()
                .body("status", equalTo("scheduled"))
                .body("scheduledAt", equalTo(hour.toString()))
                .body("publication.visible", equalTo(false))
                .body("actions", contains("save", "publish", "unschedule", "withdraw", "kill"));
        story.withdraw();
        clock.moveTo(hour.plusSeconds(5));
        given().get(story.path()).then().statusCode(404);
        Newsroom.admin()
                .get(story.admin())
                .then()
                .body("status", equalTo("withdrawn"))
                .body("scheduledAt", nullValue());
    }

    @Test
    void publishedArticleWithAWaitingVersionStaysPublished() {
        Instant hour = clock.instant().plusSeconds(1800);
        Written story = Story.about("both").publish();
        story.revise("title", "Next").publishAt(hour);

        Newsroom.admin()
                .get(story.admin())
                .then()
                .body("status", equalTo("published"))
                .body("scheduledAt", equalTo(hour.toString()))
                .body("publication.visible", equalTo(true))
                .body("publication.expireAt", equalTo(hour.toString()));
        clock.moveTo(hour);
        Newsroom.admin()
                .get(story.admin())
                .then()
                .body("scheduledAt", nullValue())
                .body("publication.revision", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource({
        "{\"at\": 1900000000}, /at",
        "{\"at\": \"tomorrow\"}, /at",
        "{\"at\": \"+200000-01-01T00:00:00Z\"}, /at",
        "{\"expireAt\": \"0001-01-01T00:00:00Z\"}, /expireAt",
        "{\"correction\": 5}, /correction",
        "{\"correction\": [\"a\"]}, /correction"
    })
    void wrongTypesOfThePublicationAreRefused(String body, String pointer) {
        Written story = Story.about("types").write();

        Newsroom.admin()
                .header("If-Match", "*")
                .contentType("application/json")
                .body(body)
                .post(story.admin() + "/publish")
                .then()
                .statusCode(400)
                .body("code", equalTo("wrong-type"))
                .body("errors[0].pointer", equalTo(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "0MZ5Q4T2C8V1K", "0mz5q4t2c8v1k", "ZZZZZZZZZZZZZ", "%F0%9F%8E%89", "1%002", "-1"})
    void whatIsNoIdIsNotFound(String id) {
        Newsroom.admin()
                .urlEncodingEnabled(false)
                .get("/v1/admin/articles/" + id)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        Newsroom.admin()
                .urlEncodingEnabled(false)
                .header("If-Match", "*")
                .post("/v1/admin/articles/" + id + "/withdraw")
                .then()
                .statusCode(404)
                .body("requestId", notNullValue());
    }

    @Test
    void refusedMovesChangeAndLogNothing() {
        Written story = Story.about("untouched").publish();
        String before = given().get(story.path()).asString();

        LoggedChanges.assertNone(() -> {
            story.act(Newsroom.admin().header("If-Match", "\"v0\""), "withdraw", null)
                    .then()
                    .statusCode(412);
            story.act("publish", Map.of("expireAt", "2001-01-01T00:00:00Z"))
                    .then()
                    .statusCode(422);
            story.act("kill", Map.of()).then().statusCode(422);
        });
        assertEquals(before, given().get(story.path()).asString());
        new Written(Id.next().toString(), "never-was")
                .act("publish", null)
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse notNow(Written story, String action, Map<String, Object> body) {
        return story.act(action, body).then().statusCode(409).body("code", equalTo("not-now"));
    }
}
