package io.masthead.partner;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.http.TrustedProxies;
import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.RawHttp;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DoorTest {

    private static final String ACCOUNT = "/v1/syndication/account";

    @Inject
    TestClock clock;

    @AfterEach
    void clockRunsNormally() {
        clock.reset();
        TrustedProxies.trust("");
    }

    @Test
    void whoSendsManyKeysThatDoNotWorkWaitsBeforeAnythingIsLookedUp() {
        Customer known = Customer.under(Customer.allowing());
        Customer fresh = Customer.under(Customer.allowing());
        known.request().get(ACCOUNT).then().statusCode(200);
        TrustedProxies.trust("127.0.0.0/8, ::1");
        for (int i = 0; i < 100; i++) {
            assertEquals(401, from("203.0.113.77", "mh_live_mistyped").status());
        }

        for (String key : List.of("mh_live_mistyped", KeyText.fresh("live").text(), fresh.secret())) {
            RawHttp.Answer refused = from("203.0.113.77", key);
            RawHttp.assertProblem(429, refused);
            assertTrue(refused.text().contains("too-many-failures"));
            assertNull(refused.header("Server-Timing"), "nothing was looked up");
        }
        assertEquals(200, from("203.0.113.77", known.secret()).status());
        assertEquals(200, from("203.0.113.78", fresh.secret()).status());
    }

    private static RawHttp.Answer from(String address, String key) {
        return RawHttp.send("GET", ACCOUNT, "X-Api-Key: " + key, "X-Forwarded-For: " + address);
    }

    @Test
    void keyOpensTheDoorAndTellsWhereTheLimitsStand() {
        Customer customer = Customer.under(Customer.allowing());

        Response first = customer.request().get(ACCOUNT);
        first.then()
                .statusCode(200)
                .header("Cache-Control", containsString("private"))
                .header("Vary", containsString("X-Api-Key"))
                .header("RateLimit-Policy", equalTo("\"second\";q=1000;w=1, \"day\";q=1000000;w=86400"))
                .header("RateLimit", matchesPattern("\"second\";r=999;t=1, \"day\";r=999999;t=\\d+"))
                .header("Access-Control-Allow-Origin", nullValue())
                .body("key.id", equalTo(customer.key()))
                .body("key.prefix", equalTo(customer.secret().substring(0, 18)))
                .body("today.served", equalTo(1));
        customer.request()
                .header("If-None-Match", customer.request().get(ACCOUNT).header("ETag"))
                .head(ACCOUNT)
                .then()
                .header("RateLimit", matchesPattern("\"second\";r=\\d+;t=1, \"day\";r=999997;t=\\d+"));
    }

    @Test
    void knownKeyCostsNoStatement() {
        Customer customer = Customer.under(Customer.allowing());
        String cold = customer.request().get(ACCOUNT).header("Server-Timing");
        String warm = customer.request().get(ACCOUNT).header("Server-Timing");

        assertTrue(warm.startsWith("db;desc=\"3 queries\""), warm);
        assertNotEquals(cold.split(";")[1], warm.split(";")[1]);
    }

    @Test
    void keysThatDoNotWorkAreAllAnsweredAlike() {
        Customer customer = Customer.under(Customer.allowing());
        Customer revoked = Customer.under(Customer.allowing());
        revoked.request().get(ACCOUNT).then().statusCode(200);
        Newsroom.admin()
                .delete("/v1/admin/partners/" + revoked.partner() + "/keys/" + revoked.key())
                .then()
                .statusCode(204);
        Customer foreign = Customer.under(Customer.allowing(), Map.of("environment", "test"));
        Customer ending = Customer.under(
                Customer.allowing(),
                Map.of("expiresAt", clock.instant().plusSeconds(600).toString()));
        ending.request().get(ACCOUNT).then().statusCode(200);
        clock.forward(Duration.ofSeconds(601));

        Set<String> answers = new HashSet<>();
        for (String key : List.of(
                KeyText.fresh("live").text(),
                revoked.secret(),
                foreign.secret(),
                ending.secret(),
                customer.secret().substring(0, 40),
                customer.secret().replaceFirst("(.)$", customer.secret().endsWith("a") ? "b" : "a"),
                "nonsense")) {
            for (int twice = 0; twice < 2; twice++) {
                Response refused = Customer.with(key).get(ACCOUNT);
                refused.then()
                        .statusCode(401)
                        .header("WWW-Authenticate", equalTo("ApiKey"))
                        .header("RateLimit", nullValue());
                answers.add(refused.asString().replaceAll("\"requestId\":\"[^\"]*\"", ""));
            }
        }
        given().get(ACCOUNT).then().statusCode(401);
        assertEquals(1, answers.size(), answers.toString());
        customer.request().get(ACCOUNT).then().statusCode(200);
    }

    @Test
    void keyInAnAddressIsRefusedWithAHint() {
        Customer customer = Customer.under(Customer.allowing());

        for (String query : List.of("api_key=", "apikey=", "X-Api-Key=", "access_token=", "q=")) {
            String answer = customer.request()
                    .urlEncodingEnabled(false)
                    .get(ACCOUNT + "?" + query + customer.secret())
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("key-in-address"))
                    .body("detail", containsString("X-Api-Key"))
                    .extract()
                    .asString();
            assertFalse(answer.contains(customer.secret()));
        }
    }

    @Test
    void twoKeysAreRefused() {
        Customer customer = Customer.under(Customer.allowing());

        String header = "X-Api-Key: " + customer.secret();
        RawHttp.assertProblem(400, RawHttp.send("GET", ACCOUNT, header, header));
        RawHttp.Answer joined = RawHttp.send("GET", ACCOUNT, header + ", " + customer.secret());
        RawHttp.assertProblem(400, joined);
        assertTrue(joined.text().contains("several-keys"));
    }

    @Test
    void keyIsHeldToItsNetworks() {
        Customer elsewhere = Customer.under(Customer.allowing(), Map.of("networks", List.of("203.0.113.0/24")));
        Customer here = Customer.under(
                Customer.allowing(), Map.of("networks", List.of("203.0.113.0/24", "127.0.0.0/8", "::1")));

        elsewhere.request().get(ACCOUNT).then().statusCode(403).body("code", equalTo("address-not-allowed"));
        elsewhere
                .request()
                .header("X-Forwarded-For", "203.0.113.9")
                .get(ACCOUNT)
                .then()
                .statusCode(403);
        here.request().get(ACCOUNT).then().statusCode(200);
    }

    @Test
    void keyIsHeldToItsScopes() {
        Customer reader = Customer.under(Customer.allowing(), Map.of("scopes", List.of("articles:read")));

        reader.request().get(ACCOUNT).then().statusCode(403).body("code", equalTo("scope-missing"));
        for (String detour : List.of("articles/x/../../account", "articles/%2e%2e/account", "articles/x/..;/account")) {
            assertTrue(
                    RawHttp.send("GET", "/v1/syndication/" + detour, "X-Api-Key: " + reader.secret())
                                    .status()
                            >= 400,
                    detour);
        }
        reader.request()
                .contentType("application/json")
                .post(ACCOUNT + "/keys/rotate")
                .then()
                .statusCode(403);
    }

    @Test
    void suspendedPartnerStaysOutsideUntilItResumes() {
        Customer customer = Customer.under(Customer.allowing());
        customer.request().get(ACCOUNT).then().statusCode(200);
        String path = "/v1/admin/partners/" + customer.partner();

        act(path + "/suspend").then().statusCode(200).body("state", equalTo("suspended"));
        customer.request().get(ACCOUNT).then().statusCode(403).body("code", equalTo("partner-suspended"));
        act(path + "/resume").then().statusCode(200).body("state", equalTo("active"));
        customer.request().get(ACCOUNT).then().statusCode(200);
    }

    @Test
    void anotherPlanCountsFromTheNextRequestOn() {
        Customer customer = Customer.under(Customer.allowing());
        customer.request().get(ACCOUNT).then().body("plan.version", equalTo(0));

        customer.changePlan(Map.of("requestsPerSecond", 500));

        customer.request()
                .get(ACCOUNT)
                .then()
                .body("plan.version", equalTo(1))
                .header("RateLimit-Policy", containsString("q=500;w=1"));
    }

    @Test
    void whoComesTooFastWaits() {
        Map<String, Object> plan = Customer.allowing();
        plan.put("requestsPerSecond", 1);
        Customer customer = Customer.under(plan);

        Response refused = null;
        for (int i = 0; i < 10 && (refused == null || refused.statusCode() == 200); i++) {
            refused = customer.request().get(ACCOUNT);
        }
        refused.then()
                .statusCode(429)
                .body("code", equalTo("rate-exceeded"))
                .header("Retry-After", equalTo("1"))
                .header("RateLimit", containsString("\"second\";r=0"));
    }

    @Test
    void daysRequestsAreUsedUpToTheLastAndRenewedTomorrow() {
        Map<String, Object> plan = Customer.allowing();
        plan.put("requestsPerDay", 3);
        Customer customer = Customer.under(plan);
        for (int i = 0; i < 3; i++) {
            customer.request().get(ACCOUNT).then().statusCode(200).header("RateLimit", containsString(";r=" + (2 - i)));
        }

        Response refused = customer.request().get(ACCOUNT);
        refused.then()
                .statusCode(429)
                .body("code", equalTo("quota-exceeded"))
                .header("RateLimit", containsString("\"day\";r=0"));
        assertTrue(Long.parseLong(refused.header("Retry-After")) <= 86_400);
        Newsroom.admin()
                .get("/v1/admin/partner-usage?partner=" + customer.partner())
                .then()
                .statusCode(200)
                .body("data.served", equalTo(List.of(3)))
                .body("data.overQuota", equalTo(List.of(1)))
                .body("data.endpoint", equalTo(List.of("account")));

        clock.forward(Duration.ofDays(1));
        customer.request().get(ACCOUNT).then().statusCode(200);
    }

    private static Response act(String path) {
        return Newsroom.admin().header("If-Match", "*").post(path);
    }
}
