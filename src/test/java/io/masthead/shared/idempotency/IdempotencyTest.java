package io.masthead.shared.idempotency;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import io.masthead.staff.Role;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class IdempotencyTest {

    private static final String LINKS = "/v1/admin/links";
    private static final String CATEGORIES = "/v1/admin/categories";

    @Inject
    EntityManager database;

    @Inject
    TestClock clock;

    @Inject
    OldKeys oldKeys;

    @AfterEach
    void clockRunsNormally() {
        clock.reset();
        // A login when the clock is ahead sweeps the sessions of now.
        Newsroom.forgetTokens();
    }

    @Test
    void repeatIsAnsweredAsTheFirstTimeAndNotDoneAgain() {
        String key = key();
        String title = title();

        Response first = link(key, title);
        Response again = link(key, title);

        first.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        again.then().statusCode(201).header("Idempotent-Replayed", equalTo("true"));
        assertArrayEquals(first.asByteArray(), again.asByteArray());
        for (String header : List.of("ETag", "Location", "Content-Type", "Cache-Control")) {
            assertEquals(first.header(header), again.header(header), header);
        }
        assertEquals(1, links(title));
    }

    @Test
    void anotherBodyOrAddressUnderTheSameKeyIsRefused() {
        String key = key();
        link(key, title()).then().statusCode(201);
        String other = title();

        link(key, other).then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
        post(key, CATEGORIES, Map.of("name", other)).then().statusCode(422);
        assertEquals(0, links(other));
    }

    @Test
    void keysOfTwoCallersNeverMeet() {
        String key = key();
        String title = title();
        link(key, title).then().statusCode(201);

        Newsroom.as(Role.EDITOR)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body(title))
                .post(LINKS)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", nullValue());
        assertEquals(2, links(title));
    }

    @Test
    void whatWasRefusedDidNothingAndMayBeTriedAgain() {
        String key = key();
        String title = title();

        link(key, "").then().statusCode(422).body("code", equalTo("invalid"));
        link(key, title).then().statusCode(201);
        assertEquals(1, links(title));
    }

    @Test
    void actionsAreReplayedToo() {
        String slug = Story.slug("again");
        String category = Newsroom.createCategory("Again", slug, null);
        Response draft = post(
                key(), "/v1/admin/articles", Map.of("title", slug, "category", category, "bodyHtml", "<p>Text</p>"));
        String key = key();
        String path = "/v1/admin/articles/" + draft.path("id") + "/publish";

        Response first = act(key, path, draft.header("ETag"));
        Response again = act(key, path, draft.header("ETag"));

        first.then().statusCode(200);
        again.then().statusCode(200).header("ETag", equalTo(first.header("ETag")));
        assertArrayEquals(first.asByteArray(), again.asByteArray());
    }

    @Test
    void answerThatShowedASecretIsNotStored() {
        String key = key();
        Map<String, Object> body = Map.of("name", "Once", "scopes", List.of("articles:read"));
        Response first = post(key, "/v1/admin/tokens", body);
        first.then().statusCode(201);
        String secret = first.path("secret");

        post(key, "/v1/admin/tokens", body).then().statusCode(409).body("code", equalTo("secret-already-shown"));
        post(key, "/v1/admin/tokens", Map.of("name", "Other", "scopes", List.of("articles:read")))
                .then()
                .statusCode(422);
        assertEquals(0, count("select count(*) from idempotency_key where body like ?1", "%" + secret + "%"));
    }

    @Test
    void requestsAtOnceAreDoneOnce() throws Exception {
        String key = key();
        String title = title();
        Callable<Integer> send = () -> link(key, title).statusCode();
        int made = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> done : threads.invokeAll(java.util.Collections.nCopies(8, send))) {
                assertTrue(done.get() == 201 || done.get() == 409, "status " + done.get());
                made += done.get() == 201 ? 1 : 0;
            }
        }
        assertTrue(made >= 1);
        assertEquals(1, links(title));
        link(key, title).then().statusCode(201).header("Idempotent-Replayed", equalTo("true"));
    }

    @Test
    void secondRequestWhileTheFirstIsUnderWayIsAConflict() {
        String key = key();
        String path = suspending();
        String tag = Newsroom.admin().get(path).header("ETag");
        CompletableFuture<Response> first = whileRosterIsHeld(() -> {
            CompletableFuture<Response> underWay =
                    CompletableFuture.supplyAsync(() -> act(key, path + "/suspend", tag));
            awaitClaim(key);
            act(key, path + "/suspend", tag)
                    .then()
                    .statusCode(409)
                    .header("Retry-After", "1")
                    .body("code", equalTo("request-under-way"));
            return underWay;
        });

        first.join().then().statusCode(200).body("state", equalTo("suspended"));
        act(key, path + "/suspend", tag).then().statusCode(200).header("Idempotent-Replayed", equalTo("true"));
    }

    @Test
    void whoeverIsThoughtDeadCommitsNothingWhenItWakes() {
        String key = key();
        String path = suspending();
        String tag = Newsroom.admin().get(path).header("ETag");
        CompletableFuture<Response> first = whileRosterIsHeld(() -> {
            CompletableFuture<Response> underWay =
                    CompletableFuture.supplyAsync(() -> act(key, path + "/suspend", tag));
            awaitClaim(key);
            // Another node takes over, as after a crash.
            change("update idempotency_key set claim = claim + 1 where name = ?1", key);
            return underWay;
        });

        first.join().then().statusCode(409).body("code", equalTo("request-under-way"));
        Newsroom.admin().get(path).then().body("state", equalTo("active"));
        clock.forward(Duration.ofMinutes(2));
        act(key, path + "/suspend", tag)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", nullValue())
                .body("state", equalTo("suspended"));
    }

    @Test
    void claimOfANodeThatDiedIsTakenOverAfterAMinute() {
        String key = key();
        String title = title();
        String caller = Newsroom.admin().get("/v1/admin/staff/me").path("id");
        change(
                "insert into idempotency_key (caller, name, fingerprint, claim, claimed_at, secret)" + " values ('"
                        + caller + "', ?1, '', 1, utc_timestamp(6), false)",
                key);

        assertEquals(422, link(key, title).statusCode(), "another body, as far as anybody can tell");
        clock.forward(Duration.ofSeconds(61));
        link(key, title).then().statusCode(201);
        assertEquals(1, links(title));
    }

    @Test
    void keyIsFreeAgainAfterADayAndItsRowGoes() {
        String key = key();
        Response first = link(key, title());
        clock.forward(Duration.ofHours(24));
        String token = Newsroom.logIn(Newsroom.CHIEF);
        Response second = Newsroom.bearing(token)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body(title()))
                .post(LINKS);
        second.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        assertNotEquals(first.<String>path("id"), second.path("id"));

        clock.forward(Duration.ofHours(25));
        oldKeys.forget();
        assertEquals(0, count("select count(*) from idempotency_key where name = ?1", key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "ünïcode", ""})
    void malformedKeyIsABadRequest(String key) {
        link(key, title()).then().statusCode(400).body("code", equalTo("bad-idempotency-key"));
    }

    @Test
    void longAndRepeatedKeysAreBadRequests() {
        link("k".repeat(129), title()).then().statusCode(400);
        String longest = key() + "k".repeat(115);
        assertEquals(128, longest.length());
        link(longest, title()).then().statusCode(201);
        Newsroom.admin()
                .header("Idempotency-Key", key(), key())
                .contentType(ContentType.JSON)
                .body(body(title()))
                .post(LINKS)
                .then()
                .statusCode(400);
    }

    /// Works while nobody can be suspended.
    private <T> T whileRosterIsHeld(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            database.createNativeQuery("select changes from staff_roster where id = 1 for update")
                    .getSingleResult();
            return work.get();
        });
    }

    /// Somebody new, who may be suspended.
    private static String suspending() {
        Map<String, String> body = Map.of(
                "email",
                "i" + Id.next() + "@news.example",
                "name",
                "Somebody",
                "role",
                "author",
                "password",
                Newsroom.PASSWORD);
        return "/v1/admin/staff/" + Newsroom.create("/v1/admin/staff", body);
    }

    private void awaitClaim(String key) {
        Instant end = Instant.now().plusSeconds(20);
        while (count("select count(*) from idempotency_key where name = ?1", key) == 0) {
            assertTrue(Instant.now().isBefore(end), "never claimed");
            Thread.onSpinWait();
        }
    }

    private static Response link(String key, String title) {
        return post(key, LINKS, body(title));
    }

    private static Map<String, Object> body(String title) {
        return Map.of("group", "idempotency", "title", title, "url", "https://friend.example/");
    }

    private static Response post(String key, String path, Object body) {
        return Newsroom.admin()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    private static Response act(String key, String path, String tag) {
        return Newsroom.admin()
                .header("Idempotency-Key", key)
                .header("If-Match", tag)
                .contentType(ContentType.JSON)
                .post(path);
    }

    private static String key() {
        return Id.next().toString();
    }

    private static String title() {
        return "Friend " + Id.next();
    }

    private long links(String title) {
        return count("select count(*) from friend_link where title = ?1", title);
    }

    private long count(String sql, String value) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) database.createNativeQuery(sql)
                                .setParameter(1, value)
                                .getSingleResult())
                        .longValue());
    }

    private void change(String sql, String value) {
        QuarkusTransaction.requiringNew()
                .run(() -> assertEquals(
                        1,
                        database.createNativeQuery(sql).setParameter(1, value).executeUpdate()));
    }
}
