package io.masthead.staff;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.token.OpaqueToken;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TokensTest {

    private static final String TOKENS = "/v1/admin/tokens";

    @Inject
    EntityManager database;

    @Inject
    TestClock clock;

    @AfterEach
    void clockRunsNormally() {
        clock.reset();
    }

    @Test
    void secretIsShownOnceAndOnlyItsHashIsKept() {
        Response made = make(Newsroom.token(), "articles:write", "media:write");
        made.then()
                .statusCode(201)
                .header("Location", equalTo(TOKENS + "/" + made.path("id")))
                .body("secret", matchesPattern("mht_[A-Za-z0-9_-]{43}"))
                .body("scopes", equalTo(List.of("articles:write", "media:write")));
        String secret = made.path("secret");

        Newsroom.admin()
                .get(TOKENS + "/" + made.path("id"))
                .then()
                .statusCode(200)
                .body("secret", nullValue())
                .body("prefix", equalTo(secret.substring(0, 12)))
                .body("lastUsedAt", nullValue());
        assertEquals(1L, count("token_hash = ?1", new OpaqueToken(secret).hash()));
        assertEquals(0L, count("concat_ws(' ', token_hash, name, prefix, scopes) like ?1", "%" + secret + "%"));
    }

    @Test
    void scopesBoundWhatATokenDoes() {
        String token = make(Newsroom.token(), "taxonomy:write", "articles:read").path("secret");
        String slug = Story.slug("scoped");

        Newsroom.bearing(token).get("/v1/admin/categories").then().statusCode(200);
        category(token, slug).then().statusCode(201);
        Newsroom.bearing(token).get("/v1/admin/articles").then().statusCode(200);
        missing(
                Newsroom.bearing(token).contentType(ContentType.JSON).body("{}").post("/v1/admin/articles"),
                "articles:write");
        missing(Newsroom.bearing(token).post("/v1/admin/articles/0000000000000/publish"), "articles:publish");
        missing(Newsroom.bearing(token).get("/v1/admin/audit-log"), "audit:read");
        missing(Newsroom.bearing(token).get("/v1/admin/staff"), "staff:read");
        missing(Newsroom.bearing(token).get("/v1/admin/site"), "site:read");
        missing(Newsroom.bearing(token).delete("/v1/admin/media/0000000000000"), "media:write");
    }

    @Test
    void readingDoesNotWriteAndLeavesNothing() {
        String token = make(Newsroom.token(), "taxonomy:read").path("secret");
        String slug = Story.slug("unscoped");

        missing(category(token, slug), "taxonomy:write");

        Newsroom.admin().get("/v1/admin/categories/" + slug).then().statusCode(404);
    }

    @Test
    void whatNamesNoScopeIsClosedToTokens() {
        String token = make(Newsroom.token(), "staff:write", "audit:read", "site:write")
                .path("secret");

        for (String path : List.of(TOKENS, "/v1/admin/sessions", "/v1/admin/sessions/current", "/v1/admin/staff/me")) {
            Newsroom.bearing(token).get(path).then().statusCode(403).body("code", equalTo("not-for-tokens"));
        }
        make(token, "articles:read").then().statusCode(403);
        Newsroom.bearing(token).get("/v1/admin/audit-log").then().statusCode(200);
        Newsroom.bearing(token).delete("/v1/admin/links/0000000000000").then().statusCode(404);
    }

    @Test
    void tokenKnowsItself() {
        Response made = make(Newsroom.token(), "articles:read");

        Newsroom.bearing(made.path("secret"))
                .get(TOKENS + "/current")
                .then()
                .statusCode(200)
                .body("id", equalTo(made.path("id")))
                .body("lastUsedAt", notNullValue());
        Newsroom.admin().get(TOKENS + "/current").then().statusCode(404);
    }

    @Test
    void tokenNeverExceedsItsOwnersRole() {
        String email = Hiring.hire(Role.EDITOR);
        String session = Newsroom.logIn(email);
        String token = make(session, "articles:publish", "taxonomy:write").path("secret");
        make(session, "staff:read")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/scopes/0"))
                .body("errors[0].code", equalTo("scope-beyond-role"));

        change("update staff set role = 'author' where email = ?1", email);

        category(token, Story.slug("demoted")).then().statusCode(403).body("code", equalTo("forbidden"));
        Newsroom.bearing(token).get("/v1/admin/categories").then().statusCode(200);
    }

    @Test
    void lastUseIsWrittenOnceAMinute() {
        Response made = make(Newsroom.token(), "articles:read");
        String token = made.path("secret");
        String path = TOKENS + "/" + made.path("id");

        Newsroom.bearing(token).get(TOKENS + "/current").then().header("Server-Timing", startsWith("db;desc=\"3 "));
        String first = Newsroom.admin().get(path).path("lastUsedAt");
        clock.forward(Duration.ofSeconds(50));
        Newsroom.bearing(token).get(TOKENS + "/current").then().header("Server-Timing", startsWith("db;desc=\"2 "));
        assertEquals(first, Newsroom.admin().get(path).path("lastUsedAt"));
        clock.forward(Duration.ofSeconds(11));
        Newsroom.bearing(token).get(TOKENS + "/current").then().statusCode(200);
        assertTrue(Instant.parse(first)
                .isBefore(Instant.parse(Newsroom.admin().get(path).path("lastUsedAt"))));
    }

    @Test
    void revokedAndExpiredTokensAreRefusedAtOnce() {
        Response revoked = make(Newsroom.token(), "articles:read");
        String expiring = Newsroom.admin()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name", "Short",
                        "scopes", List.of("articles:read"),
                        "expiresAt", clock.instant().plusSeconds(3600).toString()))
                .post(TOKENS)
                .then()
                .statusCode(201)
                .extract()
                .path("secret");

        Newsroom.admin().delete(TOKENS + "/" + revoked.path("id")).then().statusCode(204);
        Newsroom.bearing(revoked.path("secret"))
                .get("/v1/admin/articles")
                .then()
                .statusCode(401);
        Newsroom.admin().delete(TOKENS + "/" + revoked.path("id")).then().statusCode(404);
        Newsroom.bearing(expiring).get("/v1/admin/articles").then().statusCode(200);
        clock.forward(Duration.ofHours(1));
        Newsroom.bearing(expiring).get("/v1/admin/articles").then().statusCode(401);
    }

    @Test
    void onlyAdminsSeeTheTokensOfOthers() {
        String email = Hiring.hire(Role.AUTHOR);
        String session = Newsroom.logIn(email);
        String own = make(session, "articles:read").path("id");
        String chiefs = make(Newsroom.token(), "articles:read").path("id");
        String self = Newsroom.bearing(session).get("/v1/admin/staff/me").path("id");

        Newsroom.bearing(session)
                .get(TOKENS + "?limit=100")
                .then()
                .body("data.id", hasItem(own))
                .body("data.staff", everyItem(equalTo(self)));
        Newsroom.bearing(session).get(TOKENS + "/" + chiefs).then().statusCode(404);
        Newsroom.bearing(session).delete(TOKENS + "/" + chiefs).then().statusCode(404);
        Newsroom.admin().get(TOKENS + "?staff=" + self).then().body("data.id", equalTo(List.of(own)));
        Newsroom.bearing(session).get(TOKENS + "?staff=0000000000000").then().statusCode(403);
        Newsroom.admin().get(TOKENS + "?staff=x").then().statusCode(400);
        Newsroom.admin().delete(TOKENS + "/" + own).then().statusCode(204);
        Newsroom.bearing(session).get(TOKENS).then().body("data.id", not(hasItem(own)));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"name\":\"a\",\"scopes\":[]}',/scopes,missing",
        "'{\"name\":\" \",\"scopes\":[\"articles:read\"]}',/name,missing",
        "'{\"name\":\"a\",\"scopes\":[\"articles:read\",\"all\"]}',/scopes/1,unknown-scope",
        "'{\"name\":\"a\",\"scopes\":[\"articles:read\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"}',/expiresAt,out-of-range",
        "'{\"name\":\"a\",\"scopes\":[\"articles:read\"],\"expiresAt\":\"2999-01-01T00:00:00Z\"}',/expiresAt,out-of-range"
    })
    void tokenThatCannotBeIsUnprocessable(String body, String pointer, String code) {
        Newsroom.admin()
                .contentType(ContentType.JSON)
                .body(body)
                .post(TOKENS)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
    }

    private static Response make(String bearer, String... scopes) {
        return Newsroom.bearing(bearer)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "A program", "scopes", List.of(scopes)))
                .post(TOKENS);
    }

    private static Response category(String token, String slug) {
        return Newsroom.bearing(token)
                .contentType(ContentType.JSON)
                .body(Map.of("name", slug, "slug", slug))
                .post("/v1/admin/categories");
    }

    private static void missing(Response refused, String scope) {
        assertEquals(403, refused.statusCode());
        assertEquals("scope-missing", refused.path("code"));
        assertTrue(refused.<String>path("detail").contains("`" + scope + "`"), refused.asString());
    }

    private long count(String condition, Object value) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) database.createNativeQuery("select count(*) from staff_token where " + condition)
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
