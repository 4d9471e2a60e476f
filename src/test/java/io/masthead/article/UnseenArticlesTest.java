package io.masthead.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.shared.id.Id;
import io.masthead.testing.KeptAnswers;
import io.masthead.testing.RawHttp;
import io.masthead.testing.RawHttp.Answer;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class UnseenArticlesTest {

    @Inject
    TestClock clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/articles/", "/v1/pages/article/"})
    void draftIsNotFoundJustAsWhatNeverWas(String area) {
        Written draft = Story.about("draft").write();
        Written waiting =
                Story.about("waiting").write().publishAt(clock.instant().plusSeconds(3000));
        Written killed = Story.about("killed").write().kill("no", true);
        KeptAnswers.drop();
        Answer never = RawHttp.send("GET", area + "never-was");
        Answer neverId = RawHttp.send("GET", area + Id.next());

        for (Written unseen : new Written[] {draft, waiting, killed}) {
            same(never, RawHttp.send("GET", area + unseen.slug()), "never-was", unseen.slug());
            same(never, RawHttp.send("GET", area + unseen.id()), "never-was", unseen.id());
        }
        same(never, neverId, "never-was", neverId.text().replaceAll("(?s).*/([0-9A-Z]{13})\".*", "$1"));
    }

    @Test
    void relatedOfADraftAreNotFoundEither() {
        Written draft = Story.about("draft").write();

        given().get(draft.path() + "/related").then().statusCode(404);
        given().head(draft.path()).then().statusCode(404);
    }

    @Test
    void withdrawnArticleIsGone() {
        Written story = Story.about("withdrawn").publish().withdraw();

        for (String path :
                new String[] {story.path(), "/v1/articles/" + story.id(), "/v1/pages/article/" + story.id()}) {
            given().get(path)
                    .then()
                    .statusCode(410)
                    .contentType("application/problem+json")
                    .body("code", equalTo("article-withdrawn"))
                    .body("articleId", equalTo(story.id()))
                    .body("withdrawnAt", notNullValue())
                    .body("reason", nullValue());
        }
    }

    @Test
    void killedArticleTellsItsReasonOnlyIfThatIsPublic() {
        Written told = Story.about("told").publish().kill("Court order", true);
        Written untold = Story.about("untold").publish().kill("A private matter", false);
        Written later = Story.about("later").publish().withdraw().kill("Found out", true);

        gone(told, "article-killed").body("reason", equalTo("Court order"));
        gone(untold, "article-killed").body("reason", nullValue());
        gone(later, "article-killed").body("reason", equalTo("Found out"));
    }

    @Test
    void expiredArticleGoesAtItsSecond() {
        Instant end = clock.instant().plusSeconds(3600);
        Written story = Story.about("expires").write().publish(Map.of("expireAt", end.toString()));

        clock.moveTo(end.minusSeconds(5));
        given().get(story.path()).then().statusCode(200);
        clock.moveTo(end);
        gone(story, "article-expired").body("withdrawnAt", equalTo(end.toString()));
    }

    @Test
    void publishingAgainBringsItBackAndTakesTheTombstoneAway() {
        String since = clock.instant().toString();
        Written story = Story.about("returns").publish().withdraw();
        given().get("/v1/tombstones?limit=100&since=" + since).then().body(at(story), equalTo("article-withdrawn"));

        story.publish();

        given().get(story.path()).then().statusCode(200);
        given().get("/v1/tombstones?limit=100&since=" + since).then().body(at(story), nullValue());
    }

    @Test
    void articleThatReturnsAtItsHourHasNoTombstoneFromThenOn() {
        String since = clock.instant().toString();
        Written story = Story.about("comes-back").publish().withdraw();
        story.publishAt(clock.instant().plusSeconds(3600));
        gone(story, "article-withdrawn");

        clock.forward(Duration.ofMinutes(61));
        given().get(story.path()).then().statusCode(200);
        given().get("/v1/tombstones?limit=100&since=" + since).then().body(at(story), nullValue());

        Instant second = clock.instant();
        story.withdraw();
        given().get("/v1/tombstones?limit=100&since=" + second).then().body(at(story), equalTo("article-withdrawn"));
    }

    @Test
    void secondDepartureBeforeTheHourKeepsOldSlugsGone() {
        Written story = Story.about("was-seen").publish().withdraw();
        story.publishAt(clock.instant().plusSeconds(3600));
        story.withdraw();

        gone(story, "article-withdrawn");
    }

    private static String at(Written story) {
        return "data.find { it.id == '" + story.id() + "' }?.code";
    }

    private static io.restassured.response.ValidatableResponse gone(Written story, String code) {
        return given().get(story.path())
                .then()
                .statusCode(410)
                .body("code", equalTo(code))
                .body("articleId", equalTo(story.id()));
    }

    private static void same(Answer expected, Answer actual, String expectedName, String actualName) {
        assertEquals(404, actual.status());
        assertEquals(bare(expected, expectedName), bare(actual, actualName));
        assertEquals(statements(expected), statements(actual));
    }

    private static String bare(Answer answer, String name) {
        return answer.text().replaceFirst("\"requestId\":\"[^\"]*\"", "").replace(name, "…");
    }

    private static String statements(Answer answer) {
        return answer.header("Server-Timing").replaceFirst("dur=.*", "");
    }
}
