package io.masthead.changelog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.testing.Customer;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class ThinningTest {

    @Inject
    Thinning thinning;

    @Inject
    EntityManager database;

    @Inject
    TestClock clock;

    @AfterEach
    void everybodyMayGoOn() {
        clock.reset();
        horizon(0);
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("delete from change_follower where name = 'slow'")
                    .executeUpdate();
        });
    }

    @Test
    void oldEntriesGoButForTheWayOfArticlesAndOldCursorsEnd() {
        String sort = Newsroom.category("sort", null);
        Customer customer = Customer.under(Customer.allowing(sort));
        String cursor = changes(customer, "");
        long before = LoggedChanges.last();
        Written story = Story.about("old").in(sort).publish();
        story.revise("title", "Only another headline").publish();
        String tag = Newsroom.create("/v1/admin/tags", Map.of("name", Story.slug("tag")));
        story.withdraw();
        String later = changes(customer, "&cursor=" + cursor);
        long last = LoggedChanges.last();
        assertEquals(4, LoggedChanges.since(before).size(), tag);
        // Other tests have set the clock to later days: what they logged is not old yet.
        horizon(before);

        clock.forward(Duration.ofDays(89));
        thinning.thin();
        changes(customer, "&cursor=" + cursor);
        clock.forward(Duration.ofDays(2));
        follow(before);
        thinning.thin();
        changes(customer, "&cursor=" + cursor);
        follow(last);
        thinning.thin();

        assertEquals(
                List.of("publish", "withdraw"),
                LoggedChanges.since(before).stream()
                        .map(LoggedChanges.Entry::type)
                        .toList());
        given().header("X-Api-Key", customer.secret())
                .get("/v1/syndication/changes?cursor=" + cursor)
                .then()
                .statusCode(410)
                .header("Link", containsString("</v1/syndication/changes>"))
                .body("code", equalTo("cursor-expired"));
        given().header("X-Api-Key", customer.secret())
                .header("Last-Event-ID", cursor)
                .get("/v1/syndication/changes/stream")
                .then()
                .statusCode(410)
                .body("code", equalTo("cursor-expired"));
        changes(customer, "");
        changes(customer, "&cursor=" + later);
        customer.request().get("/v1/syndication/articles/" + story.id()).then().statusCode(410);
    }

    @Test
    void theLastEntryStays() {
        Newsroom.create("/v1/admin/tags", Map.of("name", Story.slug("tag")));
        Newsroom.create("/v1/admin/tags", Map.of("name", Story.slug("tag")));
        long last = LoggedChanges.last();
        horizon(last - 2);

        clock.forward(Duration.ofDays(91));
        thinning.thin();

        assertEquals(1, LoggedChanges.since(last - 2).size());
    }

    private void horizon(long seq) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("update change_sequence set horizon = ?1")
                        .setParameter(1, seq)
                        .executeUpdate());
    }

    /// Where a follower stands that nobody runs in this test.
    private void follow(long seq) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "insert into change_follower (name, seq, held_by, held_until)"
                                        + " values ('slow', ?1, '', date_add(utc_timestamp(6), interval 1 year)) on duplicate key update seq = values(seq)")
                        .setParameter(1, seq)
                        .executeUpdate());
    }

    private static String changes(Customer customer, String parameters) {
        return given().header("X-Api-Key", customer.secret())
                .get("/v1/syndication/changes?limit=1000" + parameters)
                .then()
                .statusCode(200)
                .extract()
                .path("page.next");
    }
}
