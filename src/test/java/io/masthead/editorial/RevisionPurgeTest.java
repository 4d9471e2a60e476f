package io.masthead.editorial;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.shared.id.Id;
import io.masthead.testing.LoggedChanges;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class RevisionPurgeTest {

    private static final Duration YEAR = Duration.ofDays(365);

    @Inject
    RevisionPurge purge;

    @Inject
    EntityManager database;

    @Inject
    TestClock clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void onlyWhatIsOldAndNotAmongTheNewestGoes() {
        Written story = saved(6);

        purge.purge(2, YEAR);
        numbers(story, 6, 5, 4, 3, 2, 1);
        age(story, 366);
        story.revise("title", "Young");
        purge.purge(3, YEAR);
        numbers(story, 7, 6, 5);
        purge.purge(1, YEAR);
        numbers(story, 7);
    }

    @Test
    void whatReadersSeeOrWillSeeStays() {
        Written story = saved(2).publish();
        story.revise("title", "Third").publishAt(clock.instant().plus(Duration.ofDays(10)));
        story.revise("title", "Fourth").revise("title", "Fifth");

        age(story, 500);
        purge.purge(1, YEAR);

        numbers(story, 5, 3, 2);
    }

    @Test
    void whatAPreviewLinkShowsStaysAsLongAsTheLinkHolds() {
        Written story = saved(3);
        String token = story.act("preview-links", Map.of("revision", 1, "minutes", 60))
                .then()
                .statusCode(201)
                .extract()
                .path("token");

        clock.forward(Duration.ofMinutes(50));
        purge.purge(1, Duration.ofMinutes(1));
        numbers(story, 3, 1);
        given().get("/v1/previews/" + token).then().statusCode(200);
        clock.forward(Duration.ofMinutes(11));
        purge.purge(1, Duration.ofMinutes(1));
        numbers(story, 3);
        given().get("/v1/previews/" + token).then().statusCode(403);
    }

    @Test
    void purgingIsNoBusinessOfTheLogAndMayRunOnSeveralNodes() throws Exception {
        Written story = saved(30);
        age(story, 366);

        long before = LoggedChanges.last();
        try (var nodes = Executors.newFixedThreadPool(3)) {
            for (var done : nodes.invokeAll(Collections.nCopies(3, () -> purge.purge(4, YEAR)))) {
                done.get();
            }
        }
        // Rows that two of them left to each other are the next one's.
        purge.purge(4, YEAR);
        numbers(story, 30, 29, 28, 27);
        assertEquals(before, LoggedChanges.last());
    }

    /// Lets everything that was saved be so many days older.
    private void age(Written story, int days) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "update revision set saved_at = date_sub(saved_at, interval ?1 day) where article_id = ?2")
                        .setParameter(1, days)
                        .setParameter(2, Id.of(story.id()).value())
                        .executeUpdate());
    }

    private static Written saved(int times) {
        Written story = Story.about("purged").write();
        for (int i = 2; i <= times; i++) {
            story.revise("title", "Title " + i);
        }
        return story;
    }

    private static void numbers(Written story, Integer... numbers) {
        Newsroom.admin()
                .get(story.admin() + "/revisions?limit=100")
                .then()
                .statusCode(200)
                .body("data.number", contains(numbers));
    }
}
