package io.masthead.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.LoggedChanges;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The job itself never runs in tests: what appears and goes does so without it.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class AnnouncerTest {

    @Inject
    Announcer announcer;

    @Inject
    TestClock clock;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private long before;

    @BeforeEach
    void begin() {
        announcer.announce();
        before = LoggedChanges.last();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void visibilityWaitsForNoJobAndTheLogIsToldLater() {
        Instant hour = clock.instant().plusSeconds(3600);
        Written story = Story.about("begins").write();
        story.publish(
                Map.of("at", hour.toString(), "expireAt", hour.plusSeconds(600).toString()));
        assertEquals(List.of("schedule"), told(story));

        clock.moveTo(hour);
        given().get(story.path()).then().statusCode(200);
        assertEquals(List.of("schedule"), told(story));
        announcer.announce();
        assertEquals(List.of("schedule", "publish"), told(story));

        clock.moveTo(hour.plusSeconds(600));
        given().get(story.path()).then().statusCode(410).body("code", equalTo("article-expired"));
        announcer.announce();
        announcer.announce();
        assertEquals(List.of("schedule", "publish", "expire"), told(story));
    }

    @Test
    void nothingIsToldBeforeItsTime() {
        Instant hour = clock.instant().plusSeconds(3600);
        Written story = Story.about("early").write().publishAt(hour);

        clock.moveTo(hour.minusSeconds(5));
        announcer.announce();

        assertEquals(List.of("schedule"), told(story));
    }

    @Test
    void everyTransitionIsToldExactlyOnceOnAnyNumberOfNodes() throws Exception {
        Instant hour = clock.instant().plusSeconds(3600);
        List<Written> stories = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            stories.add(Story.about("node").write());
            stories.getLast()
                    .publish(Map.of(
                            "at",
                            hour.toString(),
                            "expireAt",
                            hour.plusSeconds(60).toString()));
        }
        clock.moveTo(hour.plusSeconds(120));

        Callable<Object> node = Executors.callable(announcer::announce);
        try (var nodes = Executors.newFixedThreadPool(6)) {
            for (var done : nodes.invokeAll(Collections.nCopies(6, node))) {
                done.get();
            }
        }
        for (Written story : stories) {
            assertEquals(List.of("schedule", "publish", "expire"), told(story));
        }
    }

    @Test
    void versionThatTakesOverIsAnUpdateAndTheOldOneDoesNotLeave() {
        Instant hour = clock.instant().plusSeconds(3600);
        Written story = Story.about("takes-over").publish();
        story.revise("title", "New").publishAt(hour);
        Written corrected = Story.about("corrected").publish();
        corrected.publish(Map.of("at", hour.toString(), "correction", "It was 1936."));

        clock.moveTo(hour);
        announcer.announce();

        assertEquals(List.of("publish", "schedule", "update"), told(story));
        assertEquals(List.of("publish", "schedule", "correct"), told(corrected));
    }

    @Test
    void gapBetweenTwoVersionsIsToldAsEndAndBeginning() {
        Instant now = clock.instant();
        Written story = Story.about("gap")
                .write()
                .publish(Map.of("expireAt", now.plusSeconds(600).toString()));
        story.publishAt(now.plusSeconds(3600));

        clock.moveTo(now.plusSeconds(7200));
        announcer.announce();

        assertEquals(List.of("publish", "schedule", "expire", "publish"), told(story));
    }

    @Test
    void endThatWasToldIsNotToldAgainWhenANewVersionIsPlanned() {
        Instant now = clock.instant();
        Written story = Story.about("ended")
                .write()
                .publish(Map.of("expireAt", now.plusSeconds(600).toString()));
        clock.moveTo(now.plusSeconds(900));
        announcer.announce();
        story.publishAt(now.plusSeconds(1800));
        announcer.announce();
        story.act("unschedule", null).then().statusCode(200);
        announcer.announce();

        assertEquals(List.of("publish", "expire", "schedule", "schedule"), told(story));
    }

    @Test
    void editorWhoComesBeforeTheAnnouncerTellsWhatTheClockHasDone() {
        Instant hour = clock.instant().plusSeconds(3600);
        Written late = Story.about("late").write().publishAt(hour);
        Written gone = Story.about("gone").write().publishAt(hour);

        clock.moveTo(hour.plusSeconds(1));
        late.revise("title", "Better").publish();
        gone.withdraw();
        announcer.announce();

        assertEquals(List.of("schedule", "publish", "update"), told(late));
        assertEquals(List.of("schedule", "publish", "withdraw"), told(gone));
    }

    @Test
    void entryNamesTheListsThatTheArticleStandsIn() {
        String category = Newsroom.category("announced", null);
        String id = given().get("/v1/categories/" + category).path("id");
        Instant hour = clock.instant().plusSeconds(3600);
        Written story = Story.about("keys").in(category).write().publishAt(hour);

        clock.moveTo(hour);
        announcer.announce();

        List<String> keys = LoggedChanges.since(before).getLast().keys();
        assertTrue(keys.containsAll(List.of("article:" + story.id(), "list:" + id, "list")), keys.toString());
    }

    @Test
    void lagIsMeasured() {
        double count = measured("count");
        double sum = measured("sum");
        Instant hour = clock.instant().plusSeconds(3600);
        Story.about("lag").write().publishAt(hour);

        clock.moveTo(hour.plusSeconds(42));
        announcer.announce();

        assertEquals(count + 1, measured("count"));
        double lag = measured("sum") - sum;
        assertTrue(lag >= 42 && lag < 60, "measured " + lag);
    }

    private List<String> told(Written story) {
        return LoggedChanges.of(story, before);
    }

    private double measured(String what) {
        String all = given().get(metrics).then().statusCode(200).extract().asString();
        Matcher line = Pattern.compile("(?m)^masthead_publish_lag_seconds_" + what + "(\\{.*})? (\\S+)$")
                .matcher(all);
        assertTrue(line.find(), "the metric is there");
        return Double.parseDouble(line.group(2));
    }
}
