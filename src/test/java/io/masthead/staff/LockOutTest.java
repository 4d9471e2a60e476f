package io.masthead.staff;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LockOutTest {

    @Inject
    TestClock clock;

    @Inject
    LoginFailures failures;

    @Inject
    EntityManager database;

    @BeforeEach
    @AfterEach
    void nobodyHasFailedYet() {
        clock.reset();
        Hiring.forgiveFailures();
    }

    @Test
    void fifthFailureLocksTheAccountAndEachFurtherOneLonger() {
        String email = Hiring.hire(Role.AUTHOR);
        String session = Newsroom.logIn(email);
        fail(email, 5);

        locked(logIn(email, Newsroom.PASSWORD), 5);
        Newsroom.bearing(session).get("/v1/admin/sessions/current").then().statusCode(200);
        clock.forward(Duration.ofSeconds(5));
        logIn(email, "wrong").then().statusCode(401);
        locked(logIn(email, "wrong"), 10);
        clock.forward(Duration.ofSeconds(10));
        logIn(email, Newsroom.PASSWORD).then().statusCode(201);
        fail(email, 4);
        logIn(email, Newsroom.PASSWORD).then().statusCode(201);
    }

    @Test
    void nobodyIsLockedOutForLongerBecauseTheClockWasSetBack() {
        String email = Hiring.hire(Role.AUTHOR);
        fail(email, 5);
        clock.forward(Duration.ofHours(-1));

        logIn(email, "wrong").then().statusCode(401);
        locked(logIn(email, Newsroom.PASSWORD), 10);
    }

    @Test
    void addressThatNobodyHasIsLockedLikeOneThatSomebodyHas() {
        String somebody = Hiring.hire(Role.AUTHOR);
        String nobody = "nobody" + Id.next() + "@news.example";
        for (int i = 0; i < 6; i++) {
            Response known = logIn(somebody, "wrong");
            Response unknown = logIn(nobody, "wrong");
            assertEquals(known.statusCode(), unknown.statusCode());
            assertEquals(known.<String>path("detail"), unknown.path("detail"));
        }
        assertEquals(429, logIn(nobody, "wrong").statusCode());
    }

    @Test
    void guessesThatComeAllAtOnceDoNotSlipPast() throws Exception {
        String email = Hiring.hire(Role.AUTHOR);
        Callable<Integer> guess = () -> logIn(email, "wrong").statusCode();
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (Future<Integer> done : threads.invokeAll(java.util.Collections.nCopies(20, guess))) {
                statuses.add(done.get());
            }
        }
        long hashed = statuses.stream().filter(status -> status == 401).count();
        assertTrue(hashed >= 5 && hashed <= 6, "two at a time are looked at: " + statuses);
    }

    @Test
    void failuresAreForgottenAfterAnHour() {
        String email = Hiring.hire(Role.AUTHOR);
        fail(email, 4);
        clock.forward(Duration.ofMinutes(61));
        fail(email, 4);
        logIn(email, Newsroom.PASSWORD).then().statusCode(201);
    }

    @Test
    void wrongOldPasswordsCountAsWell() {
        String email = Hiring.hire(Role.AUTHOR);
        String session = Newsroom.logIn(email);
        for (int i = 0; i < 5; i++) {
            change(session).then().statusCode(422);
        }
        change(session).then().statusCode(429).body("code", equalTo("too-many-failures"));
    }

    @Test
    void waitGrowsToAQuarterOfAnHour() {
        assertEquals(
                List.of(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 900L, 900L),
                IntStream.rangeClosed(5, 14)
                        .mapToObj(LoginFailures::waitAfter)
                        .map(Duration::toSeconds)
                        .toList());
        assertEquals(900, LoginFailures.waitAfter(1_000_000_000).toSeconds());
    }

    @Test
    void failuresOfManyAddressesShareAFixedNumberOfRows() {
        List<Integer> accounts = Stream.generate(() -> failures.account(Id.next() + "@x.example"))
                .limit(1000)
                .toList();
        assertTrue(accounts.stream().allMatch(account -> account >= 0 && account < 1 << 20));
        assertTrue(accounts.stream().distinct().count() > 980, "spread over all of them");
        assertEquals(failures.account("Chief@News.example "), failures.account("chief@news.example"));
    }

    @Test
    void tableNamesNobody() {
        fail("nobody@news.example", 1);

        List<?> columns = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("select column_name from information_schema.columns"
                                + " where table_name = 'login_failure' and table_schema = database()")
                        .getResultList());
        assertEquals(
                List.of("account", "failures", "last_at", "locked_until"),
                columns.stream().map(String::valueOf).sorted().toList());
    }

    private static void fail(String email, int times) {
        for (int i = 0; i < times; i++) {
            logIn(email, "wrong").then().statusCode(401);
        }
    }

    private static void locked(Response refused, int most) {
        refused.then().statusCode(429).body("code", equalTo("too-many-failures"));
        int wait = Integer.parseInt(refused.header("Retry-After"));
        assertTrue(wait >= 1 && wait <= most && wait > most / 2 - 3, "Retry-After " + wait);
    }

    private static Response change(String session) {
        return Newsroom.bearing(session)
                .contentType(ContentType.JSON)
                .body(Map.of("currentPassword", "a wrong one", "newPassword", "seven herons over the weir"))
                .post("/v1/admin/staff/me/password");
    }

    private static Response logIn(String email, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/v1/admin/sessions");
    }
}
