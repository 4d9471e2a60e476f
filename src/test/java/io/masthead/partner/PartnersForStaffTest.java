package io.masthead.partner;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.json.MergePatch;
import io.masthead.shared.token.OpaqueToken;
import io.masthead.staff.Role;
import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PartnersForStaffTest {

    private static final String ACCOUNT = "/v1/syndication/account";
    private static final String PLANS = "/v1/admin/plans";

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
        Customer customer = Customer.under(Customer.allowing());
        String path = keys(customer) + "/" + customer.key();

        Newsroom.admin()
                .get(path)
                .then()
                .statusCode(200)
                .body("secret", nullValue())
                .body("state", equalTo("live"))
                .body("prefix", equalTo(customer.secret().substring(0, 18)));
        byte[] hash = new OpaqueToken(customer.secret()).hash();
        assertEquals(1, rows("select 1 from partner_key where key_hash = ?", hash));
        String secret = customer.secret().substring(19);
        assertEquals(
                0, rows("select 1 from partner_key where concat_ws(' ', key_hash, prefix, name) like ?", "%" + secret));
    }

    @Test
    void repeatedRequestShowsNoSecretAgain() {
        Customer customer = Customer.under(Customer.allowing());
        String name = Story.slug("once");

        for (int status : List.of(201, 409)) {
            Response answer = Newsroom.admin()
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", name)
                    .body("{\"name\": \"Again\"}")
                    .post(keys(customer));
            answer.then().statusCode(status);
        }
        for (int status : List.of(409, 409)) {
            customer.request()
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", name)
                    .post(ACCOUNT + "/keys/rotate")
                    .then()
                    .statusCode(status)
                    .body("code", equalTo("too-many-keys"));
        }
    }

    @Test
    void twoKeysOfAnEnvironmentWorkAndNoMore() {
        Customer customer = Customer.under(Customer.allowing());

        Customer.key(customer.partner(), Map.of()).then().statusCode(201);
        Customer.key(customer.partner(), Map.of()).then().statusCode(409).body("code", equalTo("too-many-keys"));
        Customer.key(customer.partner(), Map.of("environment", "test")).then().statusCode(201);
        Newsroom.admin().delete(keys(customer) + "/" + customer.key()).then().statusCode(204);
        Customer.key(customer.partner(), Map.of()).then().statusCode(201);
    }

    @Test
    void whoRotatesTheirOwnKeyDoesNotOutliveItsEnd() {
        Customer customer = Customer.under(Customer.allowing());
        String end = Instant.now()
                .plus(Duration.ofDays(2))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        String secret =
                Customer.key(customer.partner(), Map.of("expiresAt", end)).path("secret");
        Newsroom.admin().delete(keys(customer) + "/" + customer.key()).then().statusCode(204);

        given().header("X-Api-Key", secret)
                .contentType(ContentType.JSON)
                .body(Map.of("overlapHours", 1))
                .post(ACCOUNT + "/keys/rotate")
                .then()
                .statusCode(201)
                .body("expiresAt", equalTo(end));
    }

    @Test
    void partnerRotatesItsOwnKeyAndBothWorkForAWhile() {
        Customer customer =
                Customer.under(Customer.allowing(), Map.of("scopes", List.of("account:read", "keys:write")));
        String name = Story.slug("rotation");

        Response rotated = rotate(customer, name);
        rotated.then()
                .statusCode(201)
                .header("Cache-Control", equalTo("private, no-store"))
                .body("scopes", equalTo(List.of("account:read", "keys:write")));
        rotate(customer, name).then().statusCode(409).body("code", equalTo("secret-already-shown"));
        Customer.with(rotated.path("secret")).get(ACCOUNT).then().statusCode(200);
        customer.request().get(ACCOUNT).then().statusCode(200).body("key.expiresAt", notNullValue());
        clock.forward(Duration.ofHours(2));
        customer.request().get(ACCOUNT).then().statusCode(401);
        Customer.with(rotated.path("secret")).get(ACCOUNT).then().statusCode(200);
    }

    @Test
    void rotationWithoutOverlapRevokesAtOnce() {
        Customer customer = Customer.under(Customer.allowing());
        customer.request().get(ACCOUNT).then().statusCode(200);

        String secret = Newsroom.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("overlapHours", 0))
                .post(keys(customer) + "/" + customer.key() + "/rotate")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");

        customer.request().get(ACCOUNT).then().statusCode(401);
        Customer.with(secret).get(ACCOUNT).then().statusCode(200);
    }

    @Test
    void useIsWrittenDownLater() {
        Customer customer = Customer.under(Customer.allowing());
        customer.request().get(ACCOUNT).then().statusCode(200);
        clock.forward(Duration.ofMinutes(2));

        String path = keys(customer) + "/" + customer.key();
        Response read = Newsroom.admin().get(path);
        for (int i = 0; i < 100 && read.path("lastUsedAt") == null; i++) {
            read = Newsroom.admin().get(path);
        }
        assertNotNull(read.path("lastUsedAt"));
    }

    @Test
    void everyVersionOfAPlanStaysAndIsLogged() {
        Customer customer = Customer.under(Customer.allowing());
        customer.changePlan(Map.of("delayMinutes", 5));
        customer.changePlan(Map.of("delayMinutes", 5));
        customer.changePlan(Map.of("delayMinutes", 6));

        long id = Id.of(customer.plan()).value();
        assertEquals(3, rows("select 1 from plan_version where plan_id = ?", id));
        assertEquals(3, rows("select 1 from change_entry where subject = 'plan' and subject_id = ?", id));
        Newsroom.admin()
                .header("If-Match", "*")
                .delete(PLANS + "/" + customer.plan())
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-in-use"));
        Newsroom.admin()
                .header("If-Match", "*")
                .delete("/v1/admin/partners/" + customer.partner())
                .then()
                .statusCode(409)
                .body("code", equalTo("partner-in-use"));
    }

    @Test
    void planIsReadByThePartnerWhoHasIt() {
        String sort = Newsroom.category("sort", null);
        Map<String, Object> plan = Customer.allowing(sort);
        plan.put("historyDays", 7);
        Customer customer = Customer.under(plan);

        customer.request()
                .get(ACCOUNT)
                .then()
                .body("plan.name", equalTo(plan.get("name")))
                .body("plan.categories.slug", equalTo(List.of(sort)))
                .body("plan.content", equalTo("body"))
                .body("plan.historyDays", equalTo(7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"categories\": [\"no-such\"]} | /categories/0 | unknown-category",
                "{\"tags\": [\"no-such\"]} | /tags/0 | unknown-tag",
                "{\"requestsPerSecond\": 0} | /requestsPerSecond | out-of-range",
                "{\"content\": \"all\"} | /content | malformed",
                "{\"historyDays\": 0} | /historyDays | out-of-range"
            })
    void planThatMakesNoSenseIsRefused(String patch, String pointer, String code) {
        String plan = Newsroom.create(PLANS, Customer.allowing());

        Newsroom.admin()
                .contentType(MergePatch.TYPE)
                .header("If-Match", "*")
                .body(patch)
                .patch(PLANS + "/" + plan)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"scopes\": [\"everything\"]} | /scopes/0 | unknown-scope",
                "{\"networks\": [\"10.0.0.0/33\"]} | /networks/0 | not-a-network",
                "{\"networks\": [\"somewhere\"]} | /networks/0 | not-a-network",
                "{\"environment\": \"Live!\"} | /environment | malformed",
                "{\"expiresAt\": \"2020-01-01T00:00:00Z\"} | /expiresAt | out-of-range"
            })
    void keyThatMakesNoSenseIsRefused(String members, String pointer, String code) {
        Customer customer = Customer.under(Customer.allowing());

        Customer.key(customer.partner(), new JsonPath(members).getMap(""))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void onlyAdminsKeepPartners() {
        Newsroom.as(Role.EDITOR).get("/v1/admin/partners").then().statusCode(403);
        Newsroom.as(Role.EDITOR).get(PLANS).then().statusCode(403);
        Newsroom.as(Role.EDITOR).get("/v1/admin/partner-usage").then().statusCode(403);
    }

    @Test
    void usageComesAsCsvWithoutFormulas() {
        String plan = Newsroom.create(PLANS, Customer.allowing());
        String named = "=cmd|' /C calc'!A0 " + Story.slug("x");
        String partner = Newsroom.create("/v1/admin/partners", Map.of("name", named, "plan", plan));
        String secret = Customer.key(partner, Map.of()).path("secret");
        Customer.with(secret).get(ACCOUNT).then().statusCode(200);
        Customer.with(secret).get("/v1/syndication/articles").then().statusCode(200);

        String csv = Newsroom.admin()
                .get("/v1/admin/partner-usage.csv?partner=" + partner)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();
        List<String> lines = csv.lines().toList();
        assertEquals(3, lines.size(), csv);
        assertTrue(lines.get(1).contains(",'" + named + ","), csv);
        assertTrue(lines.get(1).endsWith(",account,1,0,0,0"), csv);
        assertTrue(lines.get(2).endsWith(",list-articles,1,0,0,0"), csv);
    }

    @Test
    void usageIsReadPageByPage() throws InterruptedException {
        Customer customer = Customer.under(Customer.allowing());
        customer.request().get(ACCOUNT);
        customer.request().get("/v1/syndication/articles");
        String path = "/v1/admin/partner-usage?limit=1&partner=" + customer.partner();

        Response first = Newsroom.admin().get(path);
        // A use is counted behind its answer.
        for (int tried = 0; first.path("page.next") == null && tried < 50; tried++) {
            Thread.sleep(100);
            first = Newsroom.admin().get(path);
        }
        first.then().statusCode(200).body("data.endpoint", equalTo(List.of("account")));
        Newsroom.admin()
                .get(path + "&cursor=" + first.path("page.next"))
                .then()
                .statusCode(200)
                .body("data.endpoint", equalTo(List.of("list-articles")))
                .body("page.next", nullValue());
        Newsroom.admin()
                .get("/v1/admin/partner-usage?from=2026-01-01&to=2026-12-31")
                .then()
                .statusCode(400);
    }

    private static Response rotate(Customer customer, String name) {
        return customer.request()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", name)
                .body(Map.of("overlapHours", 1))
                .post(ACCOUNT + "/keys/rotate");
    }

    private static String keys(Customer customer) {
        return "/v1/admin/partners/" + customer.partner() + "/keys";
    }

    private int rows(String sql, Object value) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Sql.of(sql, value).rows(database).size());
    }
}
