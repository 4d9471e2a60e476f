package io.masthead.staff;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.token.OpaqueToken;
import io.masthead.testing.KeptAnswers;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SessionsTest {

    private static final String CURRENT = "/v1/admin/sessions/current";

    @Inject
    EntityManager database;

    /// Failures of one test are not to lock out another.
    @BeforeEach
    @AfterEach
    void nobodyHasFailedYet() {
        Hiring.forgiveFailures();
    }

    @Test
    void loggingInOpensASessionOfTwelveHours() {
        ValidatableResponse answer = logIn("  Chief@NEWS.example ", Newsroom.PASSWORD)
                .then()
                .statusCode(201)
                .header("Location", CURRENT)
                .header("Cache-Control", "private, no-store")
                .body("token", matchesPattern("mhs_[A-Za-z0-9_-]{43}"))
                .body("staff.email", equalTo(Newsroom.CHIEF))
                .body("staff.name", equalTo("Administrator"))
                .body("staff.role", equalTo("admin"))
                .body("staff.passwordHash", nullValue());

        Instant end = Instant.parse(answer.extract().path("expiresAt"));
        Duration left = Duration.between(Instant.now(), end);
        assertTrue(left.compareTo(Duration.ofMinutes(719)) > 0 && left.compareTo(Duration.ofHours(12)) <= 0);
    }

    @Test
    void tokenShowsWhoItsOwnerIsInOneStatement() {
        Newsroom.admin()
                .get(CURRENT)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .header("Server-Timing", startsWith("db;desc=\"1 query\""))
                .body("email", equalTo(Newsroom.CHIEF))
                .body("role", equalTo("admin"));
    }

    @Test
    void onlyTheHashOfATokenIsStored() {
        String token = Newsroom.logIn(Newsroom.CHIEF);

        assertEquals(1, sessions("token_hash = ?1", new OpaqueToken(token).hash()));
        assertEquals(0, sessions("token_hash like ?1", "mhs%"));
    }

    @Test
    void wrongPasswordUnknownAndMalformedAddressGetTheSameAnswer() {
        List<Response> answers = Stream.of(
                        Newsroom.CHIEF, "nobody@news.example", "no address at all", "'; --", "\u0000x")
                .map(email -> logIn(email, "not the password"))
                .toList();

        for (Response answer : answers) {
            unauthorized(answer.then()).body("code", equalTo("bad-credentials"));
            assertEquals(sameButForItsId(answers.getFirst()), sameButForItsId(answer));
        }
    }

    @Test
    void unknownAddressTakesAsLongAsAWrongPassword() {
        List<Long> wrong = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            wrong.add(nanos(Newsroom.CHIEF));
            unknown.add(nanos("nobody@news.example"));
            Hiring.forgiveFailures();
        }

        // Without the hash it would be a twentieth; the rest is what a busy machine does to a clock.
        double ratio = median(wrong) / (double) median(unknown);
        assertTrue(ratio > 0.33 && ratio < 3, "ratio " + ratio);
    }

    @Test
    void passwordOfAThousandAndOneCharactersIsRefused() {
        logIn(Newsroom.CHIEF, "x".repeat(1001))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/password"))
                .body("errors[0].code", equalTo("too-long"));
        logIn(Newsroom.CHIEF, "x".repeat(1000)).then().statusCode(401);
    }

    @Test
    void bodyOfTenMegabytesIsRefused() {
        logIn(Newsroom.CHIEF, "x".repeat(10_000_000)).then().statusCode(413).body("code", equalTo("body-too-large"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"email\":\"a@b\"}", "{\"password\":\"x\"}", "{\"email\":\" \",\"password\":\"\"}"})
    void incompleteBodyIsUnprocessable(String body) {
        post(body).then().statusCode(422).body("errors[0].code", equalTo("missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "\"x\"",
                "{\"email\":\"a@b\",\"password\":12345678}",
                "{\"email\":\"a@b\",\"password\":\"x\",\"remember\":true}"
            })
    void unreadableBodyIsABadRequest(String body) {
        post(body).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void loggingOutEndsTheSession() {
        String token = Newsroom.logIn(Newsroom.CHIEF);
        String other = Newsroom.logIn(Newsroom.CHIEF);

        Newsroom.bearing(token).delete(CURRENT).then().statusCode(204);

        unauthorized(Newsroom.bearing(token).get(CURRENT).then());
        unauthorized(Newsroom.bearing(token).delete(CURRENT).then());
        Newsroom.bearing(other).get(CURRENT).then().statusCode(200);
    }

    @Test
    void expiredSessionIsRefusedAndSweptAtTheNextLogin() {
        String token = Newsroom.logIn(Newsroom.CHIEF);
        byte[] hash = new OpaqueToken(token).hash();
        change("update staff_session set expires_at = ?1 where token_hash = ?2", Instant.now(), hash);

        unauthorized(Newsroom.bearing(token).get(CURRENT).then());
        Newsroom.logIn(Newsroom.CHIEF);
        assertEquals(0, sessions("token_hash = ?1", hash));
    }

    @Test
    void sessionOfARemovedMemberOfStaffIsDeadAtOnce() {
        String email = Hiring.hire(Role.EDITOR);
        String token = Newsroom.logIn(email);
        Newsroom.bearing(token).get(CURRENT).then().statusCode(200).body("role", equalTo("editor"));

        change("delete from staff where email = ?1", email);

        unauthorized(Newsroom.bearing(token).get(CURRENT).then());
        logIn(email, Newsroom.PASSWORD).then().statusCode(401);
    }

    @Test
    void changedRoleCountsAtOnce() {
        String email = Hiring.hire(Role.EDITOR);
        String token = Newsroom.logIn(email);

        change("update staff set role = ?1 where email = ?2", "author", email);

        Newsroom.bearing(token).get(CURRENT).then().body("role", equalTo("author"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer mhs_",
                "Bearer mhs_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer mhs_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA x",
                "Bearer eyJhbGciOiJub25lIn0.e30.",
                "Bearer ' or 1=1",
                "Basic Y2hpZWZAbmV3cy5leGFtcGxlOmE=",
                "mhs_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                ","
            })
    void anyOtherCredentialIsUnauthorized(String header) {
        unauthorized(given().header("Authorization", header).get(CURRENT).then());
    }

    @Test
    void missingCredentialIsUnauthorized() {
        unauthorized(given().get(CURRENT).then()).body("code", equalTo("unauthorized"));
    }

    @Test
    void repeatedCredentialIsUnauthorized() {
        String token = "Bearer " + Newsroom.logIn(Newsroom.CHIEF);

        unauthorized(given().header("Authorization", token, token).get(CURRENT).then());
        unauthorized(given().header("Authorization", token, "Basic eDp5")
                .get(CURRENT)
                .then());
        given().header("authorization", token.replace("Bearer", "bearer"))
                .get(CURRENT)
                .then()
                .statusCode(200);
    }

    @Test
    void tokenOfAHundredKilobytesIsTooLarge() {
        Newsroom.bearing("a".repeat(100_000)).get(CURRENT).then().statusCode(431);
    }

    @Test
    void loggingInDoesNotLookAtCredentials() {
        given().header("Authorization", "Bearer rubbish")
                .contentType(ContentType.JSON)
                .body(Map.of("email", Newsroom.CHIEF, "password", Newsroom.PASSWORD))
                .post("/v1/admin/sessions")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/categories", "/v1/articles", "/v1/no-such-address", "/openapi"})
    void readersAreAnsweredAsIfTheyHadSentNoCredentials(String path) {
        String token = Newsroom.logIn(Newsroom.CHIEF);
        KeptAnswers.drop();
        Response without = given().get(path);

        for (String header : List.of("Bearer rubbish", "Basic eDp5", "Bearer " + token, "")) {
            KeptAnswers.drop();
            Response with = given().header("Authorization", header).get(path);

            assertEquals(without.statusCode(), with.statusCode());
            assertEquals(without.header("ETag"), with.header("ETag"));
            assertEquals(sameButForItsId(without), sameButForItsId(with));
            assertEquals(queries(without), queries(with));
            with.then().header("WWW-Authenticate", nullValue());
        }
    }

    private static Response logIn(String email, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/v1/admin/sessions");
    }

    private static Response post(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/v1/admin/sessions");
    }

    private static ValidatableResponse unauthorized(ValidatableResponse answer) {
        return answer.statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .header("Cache-Control", "private, no-store")
                .body("status", equalTo(401));
    }

    private static String sameButForItsId(Response answer) {
        return answer.asString().replace(answer.header("X-Request-Id"), "");
    }

    private static String queries(Response answer) {
        String timing = answer.header("Server-Timing");
        return timing == null ? "none" : timing.replaceAll(";dur=.*", "");
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static long nanos(String email) {
        long start = System.nanoTime();
        logIn(email, "not the password").then().statusCode(401);
        return System.nanoTime() - start;
    }

    private long sessions(String condition, Object value) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number)
                                database.createNativeQuery("select count(*) from staff_session where " + condition)
                                        .setParameter(1, value)
                                        .getSingleResult())
                        .longValue());
    }

    private void change(String sql, Object... values) {
        QuarkusTransaction.requiringNew().run(() -> {
            var query = database.createNativeQuery(sql);
            for (int i = 0; i < values.length; i++) {
                query.setParameter(i + 1, values[i]);
            }
            assertEquals(1, query.executeUpdate());
        });
    }
}
