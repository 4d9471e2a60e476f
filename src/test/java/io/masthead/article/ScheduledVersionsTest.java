package io.masthead.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.masthead.testing.Newsroom;
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

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class ScheduledVersionsTest {

    @Inject
    TestClock clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void articleAppearsAtItsHourWithoutAnyJob() {
        String category = Newsroom.category("hour", null);
        Instant hour = clock.instant().plusSeconds(3600);
        Written story = Story.about("waits").in(category).write().publishAt(hour);

        given().get("/v1/articles?category=" + category).then().body("data", empty());
        clock.moveTo(hour);

        given().get(story.path())
                .then()
                .statusCode(200)
                .body("publishedAt", equalTo(hour.toString()))
                .body("updatedAt", equalTo(hour.toString()));
        given().get("/v1/articles?category=" + category).then().body("data.id", contains(story.id()));
        Newsroom.admin().get(story.admin()).then().body("status", equalTo("published"));
    }

    @Test
    void liveVersionStaysUntilTheNewOneBegins() {
        String before = Newsroom.category("before", null);
        String after = Newsroom.category("after", null);
        Written story = Story.about("two-versions").in(before).publish();
        String published = given().get(story.path()).path("publishedAt");
        Instant hour = clock.instant().plusSeconds(3600);
        story.patch(Map.of("title", "The new one", "category", after)).then().statusCode(200);
        story.publishAt(hour);

        given().get(story.path()).then().body("title", equalTo("About two-versions"));
        given().get("/v1/articles?category=" + before).then().body("data", hasSize(1));
        clock.moveTo(hour);
        given().get(story.path())
                .then()
                .body("title", equalTo("The new one"))
                .body("publishedAt", equalTo(published))
                .body("updatedAt", equalTo(hour.toString()));
        given().get("/v1/articles?category=" + before).then().body("data", empty());
        given().get("/v1/articles?category=" + after).then().body("data.title", contains("The new one"));
    }

    @Test
    void postponedVersionLeavesNoGap() {
        Written story = Story.about("postponed").publish();
        Instant now = clock.instant();
        story.revise("title", "Later").publishAt(now.plusSeconds(3600));
        story.publishAt(now.plusSeconds(7200));

        clock.moveTo(now.plusSeconds(5400));
        given().get(story.path()).then().statusCode(200).body("title", equalTo("About postponed"));
        clock.moveTo(now.plusSeconds(7200));
        given().get(story.path()).then().statusCode(200).body("title", equalTo("Later"));
    }

    @Test
    void versionsFollowEachOtherOneAtATime() {
        String category = Newsroom.category("chain", null);
        Written story = Story.about("chain").in(category).publish();
        for (int version = 2; version <= 3; version++) {
            Instant hour = clock.instant().plusSeconds(600);
            story.revise("title", "Version " + version).publishAt(hour);
            clock.moveTo(hour);
            given().get("/v1/articles?category=" + category).then().body("data.title", contains("Version " + version));
        }
        story.revise("title", "Version 4").publishAt(clock.instant().plusSeconds(600));
        given().get("/v1/articles?category=" + category).then().body("data.title", contains("Version 3"));
    }

    @Test
    void endOfTheLiveVersionHoldsBeforeTheNextBegins() {
        Instant now = clock.instant();
        Written story = Story.about("ends")
                .write()
                .publish(Map.of("expireAt", now.plusSeconds(1200).toString()));
        story.publishAt(now.plusSeconds(3600));

        clock.moveTo(now.plusSeconds(1800));
        given().get(story.path()).then().statusCode(410).body("code", equalTo("article-expired"));
        clock.moveTo(now.plusSeconds(3600));
        given().get(story.path()).then().statusCode(200);
    }

    @Test
    void scheduledArticleMayBePublishedEarlier() {
        Written story = Story.about("earlier").write().publishAt(clock.instant().plusSeconds(86_400));

        story.publish();

        given().get(story.path()).then().statusCode(200);
        String published = given().get(story.path()).path("publishedAt");
        given().get(story.path()).then().body("updatedAt", equalTo(published));
    }

    @Test
    void dateOfAMissedHourIsNotShown() {
        Instant first = clock.instant().plusSeconds(600);
        Written story = Story.about("missed").write().publishAt(first);
        story.withdraw();
        clock.moveTo(first.plus(Duration.ofMinutes(10)));
        story.publish();

        String updated = given().get(story.path()).path("updatedAt");
        given().get(story.path()).then().body("publishedAt", equalTo(updated));
    }

    @Test
    void hoursOfALaterCenturyAreKept() {
        Instant far = Instant.parse("2150-01-01T00:00:00.123Z");
        Written story = Story.about("far").write();

        story.publish(Map.of("at", far.toString(), "expireAt", "9999-12-31T23:59:59Z"));

        Newsroom.admin()
                .get(story.admin())
                .then()
                .body("scheduledAt", equalTo(far.toString()))
                .body("publication.publishAt", equalTo(far.toString()))
                .body("publication.expireAt", equalTo("9999-12-31T23:59:59Z"));
        given().get(story.path()).then().statusCode(404);
        story.act("publish", Map.of("at", "2001-01-01T00:00:00Z")).then().statusCode(422);
        story.act("publish", Map.of("at", far.toString(), "expireAt", far.toString()))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/expireAt"));
    }

    @Test
    void hourInThePastAndEndBeforeBeginningAreRefused() {
        Written story = Story.about("past").write();
        Instant now = clock.instant();

        story.act("publish", Map.of("at", now.minusSeconds(1).toString()))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/at"));
        story.act("publish", Map.of("expireAt", now.minusSeconds(1).toString()))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/expireAt"));
        Story.about("future-date")
                .dated(now.plusSeconds(3600))
                .write()
                .act("publish", Map.of())
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/publishedAt"));
    }
}
