package io.masthead.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.changelog.Tail;
import io.masthead.shared.database.Sql;
import io.masthead.shared.http.ProblemAnswers;
import io.masthead.shared.problem.Problem;
import io.masthead.testing.Customer;
import io.masthead.testing.DatabaseLine;
import io.masthead.testing.KeptAnswers;
import io.masthead.testing.Newsroom;
import io.masthead.testing.RawHttp;
import io.masthead.testing.RawHttp.Answer;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DatabaseAwayTest {

    DatabaseLine line;

    @Inject
    Tail tail;

    @Inject
    TestClock clock;

    @Inject
    DataSource pool;

    @Inject
    EntityManager database;

    @AfterEach
    void mend() throws InterruptedException {
        clock.reset();
        line.mend();
        until(Duration.ofSeconds(20), () -> tail.silence().toMillis() < 300);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keptAnswersGoOnAndOthersAreRefusedWithinASecond(boolean silent) throws Exception {
        Instant end = clock.instant().plusSeconds(400);
        Written kept = Story.about("kept").publish();
        Written ending = Story.about("ending").write().publish(Map.of("expireAt", end.toString()));
        Written other = Story.about("other").publish();
        RawHttp.send("GET", kept.path());
        RawHttp.send("GET", ending.path());

        if (silent) {
            line.silence();
        } else {
            line.cut();
        }
        refusedWithinASecond("GET", other.path());
        refusedWithinASecond("GET", other.path());
        Answer still = RawHttp.send("GET", kept.path());
        assertEquals(200, still.status());
        until(Duration.ofSeconds(5), () -> tail.silence().toMillis() > 3100);
        assertTrue(Integer.parseInt(RawHttp.send("GET", kept.path()).header("Age")) >= 3);
        assertEquals(503, health("ready"));
        assertEquals(200, health("live"));

        clock.moveTo(end);
        refusedWithinASecond("GET", ending.path());
        clock.reset();
        assertEquals(200, RawHttp.send("GET", kept.path()).status());

        line.mend();
        until(Duration.ofSeconds(20), () -> RawHttp.send("GET", other.path()).status() == 200);
        assertEquals(200, health("ready"));
        kept.revise("title", "After the storm").publish();
        assertTrue(RawHttp.send("GET", kept.path()).text().contains("After the storm"));
        KeptAnswers.drop();
        assertEquals(200, RawHttp.send("GET", kept.path()).status());
    }

    /// A key that was revoked meanwhile would still open the door.
    @Test
    void partnersWaitUntilChangesAreHeardOfAgain() throws Exception {
        String sort = Newsroom.category("sort", null);
        Written story = Story.about("kept").in(sort).publish();
        Customer customer = Customer.under(Customer.allowing(sort));
        String path = "/v1/syndication/articles/" + story.id();
        String key = "X-Api-Key: " + customer.secret();
        RawHttp.send("GET", path, key);
        assertEquals(200, RawHttp.send("GET", path, key).status());

        line.cut();
        until(Duration.ofSeconds(3), () -> RawHttp.send("GET", path, key).status() == 503);
        RawHttp.assertProblem(503, RawHttp.send("GET", path, key));

        line.mend();
        // From the database and not from memory, and more than once: connections that were cut are met one by one.
        until(
                Duration.ofSeconds(20),
                () -> IntStream.range(0, 10).allMatch(i -> {
                    KeptAnswers.drop();
                    return RawHttp.send("GET", path, key).status() == 200
                            && RawHttp.send("GET", story.path()).status() == 200;
                }));
    }

    /// Neither readers nor staff wait for a connection that nobody gives back.
    @Test
    void pooledConnectionsThatAreAllBusyRefuseOthersWithinASecond() throws Exception {
        Written kept = Story.about("kept").publish();
        Written other = Story.about("other").publish();
        RawHttp.send("GET", kept.path());
        List<Connection> busy = new ArrayList<>();
        try {
            while (true) {
                busy.add(pool.getConnection());
            }
        } catch (SQLException noneIsLeft) {
            refusedWithinASecond("GET", other.path());
            refusedWithinASecond("GET", "/v1/admin/tags", "Authorization: Bearer " + Newsroom.token());
            assertEquals(200, RawHttp.send("GET", kept.path()).status());
        } finally {
            for (Connection one : busy) {
                one.close();
            }
        }
        assertEquals(200, RawHttp.send("GET", other.path()).status());
        Newsroom.admin().get("/v1/admin/tags").then().statusCode(200);
    }

    /// The database is there and answers others, but not this statement.
    @Test
    void statementThatHangsRefusesWhoWaitsForIt() throws Exception {
        Written other = Story.about("other").publish();
        try (Connection locking = pool.getConnection();
                var statement = locking.createStatement()) {
            statement.execute("lock tables published_article write");
            try {
                refusedWithinASecond("GET", other.path());
            } finally {
                statement.execute("unlock tables");
            }
        }
        until(Duration.ofSeconds(5), () -> RawHttp.send("GET", other.path()).status() == 200);
    }

    /// Nobody knows yet that the database is gone: a view that waits to be counted hears of it in time.
    @Test
    void viewsAreRefusedWithinASecond() throws Exception {
        String path = Story.about("viewed").publish().path() + "/views";
        assertEquals(204, RawHttp.send("POST", path).status());

        line.silence();
        refusedWithinASecond("POST", path);
        refusedWithinASecond("POST", path);
    }

    /// Nothing is believed of an article that was never viewed: the database is asked, which says nothing.
    @Test
    void viewsOfArticlesThatNobodyKnowsAreRefusedWithinASecondToo() throws Exception {
        String path = Story.about("unknown").publish().path() + "/views";

        line.silence();
        refusedWithinASecond("POST", path);
    }

    /// Whoever is in the middle of a statement hears no more of the database than anybody else.
    @Test
    void staffAreRefusedWithinASecondToo() throws Exception {
        String authorization = "Authorization: Bearer " + Newsroom.token();
        assertEquals(200, RawHttp.send("GET", "/v1/admin/tags", authorization).status());

        line.silence();
        refusedWithinASecond("GET", "/v1/admin/tags", authorization);
        line.mend();
        until(
                Duration.ofSeconds(20),
                () -> RawHttp.send("GET", "/v1/admin/tags", authorization).status() == 200);
    }

    /// As when the clock is set forward in the middle of it: nothing of it is left, and it can be tried again.
    @Test
    void transactionThatRanOutOfTimeIsToldLikeADatabaseThatCannotBeReached() {
        RuntimeException late = assertThrows(
                RuntimeException.class,
                () -> QuarkusTransaction.requiringNew().timeout(1).run(() -> {
                    try {
                        Thread.sleep(1_800);
                    } catch (InterruptedException stopping) {
                        Thread.currentThread().interrupt();
                    }
                    Sql.of("select 1").rows(database);
                }));

        assertEquals(Optional.of(503), ProblemAnswers.told(late).map(Problem::status));
    }

    private static void refusedWithinASecond(String method, String path, String... headers) {
        long before = System.nanoTime();
        Answer answer = RawHttp.send(method, path, headers);
        long millis = (System.nanoTime() - before) / 1_000_000;
        RawHttp.assertProblem(503, answer);
        assertNotNull(answer.header("Retry-After"));
        assertTrue(millis < 1500, "took " + millis + " ms");
    }

    private static int health(String of) {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class);
        return RestAssured.given()
                .noFilters()
                .get("http://localhost:" + port + "/q/health/" + of)
                .statusCode();
    }

    private static void until(Duration atMost, BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not within " + atMost);
            Thread.sleep(50);
        }
    }
}
