package io.masthead.syndication;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.PublishedFixture;
import io.masthead.testing.Receiver;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.masthead.webhook.Working;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Partners' webhooks and drills.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PartnerWebhooksTest {

    private static final String PATH = "/v1/syndication/webhooks";

    @Inject
    Working working;

    @Inject
    TakedownWatch watch;

    @Inject
    PublishedFixture fixture;

    @Inject
    EntityManager database;

    @Inject
    TestClock clock;

    private Receiver receiver;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
        clock.reset();
        fixture.write("delete from webhook");
        fixture.write("update change_sequence set horizon = 0");
    }

    @Test
    void partnerIsToldWhatItsPlanAllowsWithoutTheTextAndTheLedgerKnowsOfAKill() throws Exception {
        String inside = Newsroom.category("inside", null);
        Customer customer = Customer.under(Customer.allowing(inside));
        String webhook = made(customer, receiver.url());
        Written story =
                Story.about("wired").in(inside).markdown("The very text.").publish();
        Written other =
                Story.about("unwired").in(Newsroom.category("outside", null)).publish();
        story.publish(Map.of("correction", "It was Monday."));
        working.work(webhook);
        story.kill("Never true.", true);
        working.work(webhook);

        assertEquals(List.of("article.publish", "article.correct", "article.kill"), receiver.typesOf(story.id()));
        assertEquals(List.of(), receiver.typesOf(other.id()));
        assertTrue(receiver.received().stream().noneMatch(one -> one.body().contains("very text")));
        var kill = receiver.received().getLast();
        String takedown = kill.json().getString("data.takedown.id");
        assertEquals(kill.id(), kill.json().getString("data.changeId"));
        List<String> told = QuarkusTransaction.requiringNew()
                .call(() -> Sql.of(
                                "select told_by from takedown_recipient where takedown_id = ? and partner_id = ?",
                                Id.of(takedown),
                                Id.of(customer.partner()))
                        .rows(database)
                        .stream()
                        .map(row -> row.text(0))
                        .toList());
        assertEquals(List.of("webhook"), told);
    }

    @Test
    void partnerIsToldWhatAPlanTakesAndBringsAndRemindedOfWhatItHasNotConfirmed() throws Exception {
        String inside = Newsroom.category("inside", null);
        String other = Newsroom.category("other", null);
        Customer customer = Customer.under(Customer.allowing(inside));
        String webhook = made(customer, receiver.url());
        Written story = Story.about("narrowed").in(inside).publish();
        Written gained = Story.about("widened").in(other).publish();
        working.work(webhook);
        customer.changePlan(Map.of("categories", List.of(other)));
        working.work(webhook);
        story.kill("Never true.", true);
        assertEquals(List.of("article.publish", "article.entitlement-lost"), receiver.typesOf(story.id()));
        assertEquals(List.of("article.entitlement-gained"), receiver.typesOf(gained.id()));

        working.work(webhook);
        LongPollTest.until(() -> !Newsroom.admin()
                .get("/v1/admin/takedowns?article=" + story.id())
                .jsonPath()
                .getList("data")
                .isEmpty());
        clock.forward(Duration.ofHours(13));
        watch.watch();
        working.work(webhook);

        assertEquals(
                List.of("article.publish", "article.entitlement-lost", "article.kill", "article.takedown-reminder"),
                receiver.typesOf(story.id()));
    }

    @Test
    void gainsOfADelayedPlanArriveWhenTheyAreDueThoughTheLogIsSilent() throws Exception {
        String inside = Newsroom.category("later", null);
        Map<String, Object> plan = Customer.allowing(inside);
        plan.put("delayMinutes", 10);
        Customer customer = Customer.under(plan);
        String webhook = made(customer, receiver.url());
        Written story = Story.about("later").in(inside).publish();
        working.work(webhook);
        assertEquals(List.of(), receiver.typesOf(story.id()));

        clock.forward(Duration.ofMinutes(11));
        working.work(webhook);

        assertEquals(List.of("article.publish"), receiver.typesOf(story.id()));
    }

    @Test
    void suspendedPartnerIsToldNothingAndAllOfItLater() throws Exception {
        String inside = Newsroom.category("suspended", null);
        Customer customer = Customer.under(Customer.allowing(inside));
        String webhook = made(customer, receiver.url());
        String partner = "/v1/admin/partners/" + customer.partner();
        Newsroom.admin()
                .header("If-Match", "*")
                .post(partner + "/suspend")
                .then()
                .statusCode(200);
        Written story = Story.about("meanwhile").in(inside).publish();
        working.work(webhook);
        assertEquals(List.of(), receiver.types());

        Newsroom.admin()
                .header("If-Match", "*")
                .post(partner + "/resume")
                .then()
                .statusCode(200);
        working.work(webhook);

        assertEquals(List.of("article.publish"), receiver.typesOf(story.id()));
    }

    @Test
    void webhookThatWasSilentForLongerThanTheLogIsKeptIsPausedAndGoesOnFromNow() throws Exception {
        String inside = Newsroom.category("silent", null);
        Customer customer = Customer.under(Customer.allowing(inside));
        String webhook = made(customer, receiver.url());
        Written missed = Story.about("missed").in(inside).publish();
        fixture.write("update change_sequence set horizon = seq");
        working.work(webhook);
        fixture.write("update change_sequence set horizon = 0");
        customer.request()
                .get(PATH + "/" + webhook)
                .then()
                .body("status", equalTo("paused"))
                .body("pausedReason", equalTo("too-far-behind"));

        json(customer)
                .header("If-Match", "*")
                .post(PATH + "/" + webhook + "/resume")
                .then()
                .statusCode(200);
        Written fresh = Story.about("fresh").in(inside).publish();
        working.work(webhook);

        assertEquals(List.of(), receiver.typesOf(missed.id()));
        assertEquals(List.of("article.publish"), receiver.typesOf(fresh.id()));
    }

    @Test
    void webhookIsItsOwnersAlone() {
        Customer owner = Customer.under(Customer.allowing());
        Customer other = Customer.under(Customer.allowing());
        String webhook = made(owner, receiver.url());

        other.request().get(PATH + "/" + webhook).then().statusCode(404);
        other.request().get(PATH + "/" + webhook + "/deliveries").then().statusCode(404);
        json(other)
                .header("If-Match", "*")
                .post(PATH + "/" + webhook + "/pause")
                .then()
                .statusCode(404);
        other.request().get(PATH).then().body("data", hasSize(0));
        Newsroom.admin().get("/v1/admin/webhooks/" + webhook).then().statusCode(404);
        owner.request()
                .get(PATH + "/" + webhook)
                .then()
                .statusCode(200)
                .header("ETag", "\"v0\"")
                .body("$", not(hasKey("secret")));
        json(owner).post(PATH + "/" + webhook + "/pause").then().statusCode(428);
        json(owner)
                .header("If-Match", "\"v0\"")
                .post(PATH + "/" + webhook + "/pause")
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"");
        owner.request()
                .header("If-Match", "\"v0\"")
                .delete(PATH + "/" + webhook)
                .then()
                .statusCode(412);
    }

    @Test
    void keyWithoutTheScopeAndAddressOfOurNetworkAreRefused() {
        Customer reader = Customer.under(Customer.allowing(), Map.of("scopes", List.of("articles:read")));
        reader.request().get(PATH).then().statusCode(403).body("code", equalTo("scope-missing"));
        Customer customer = Customer.under(Customer.allowing());
        for (String url : List.of("http://169.254.169.254/", "http://[::1]/", "http://0x7f.0.0.1/")) {
            json(customer).body(Map.of("url", url)).post(PATH).then().statusCode(422);
        }
        json(customer)
                .body(Map.of("url", receiver.url(), "types", List.of("site.update")))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("unknown-type"));
    }

    @Test
    void drillGoesTheWayOfRealEventsAndTakesAReceipt() throws Exception {
        Customer customer = Customer.under(Customer.allowing());
        json(customer).post("/v1/syndication/drills").then().statusCode(409).body("code", equalTo("no-webhook"));
        String webhook = made(customer, receiver.url());
        Response begun = json(customer).post("/v1/syndication/drills");
        begun.then().statusCode(201).body("state", equalTo("under-way")).body("events", hasSize(3));
        json(customer).post("/v1/syndication/drills").then().statusCode(409).body("code", equalTo("drill-under-way"));
        working.work(webhook);

        assertEquals(List.of("article.publish", "article.correct", "article.kill"), receiver.types());
        assertTrue(receiver.received().stream().allMatch(one -> one.json().getBoolean("data.drill")));
        String drill = begun.header("Location");
        customer.request()
                .get(drill)
                .then()
                .statusCode(200)
                .body("state", equalTo("delivered"))
                .body("events[2].type", equalTo("article.kill"))
                .body("events[2].latencyMs", greaterThanOrEqualTo(0));
        String takedown = begun.path("takedownId");
        assertEquals(takedown, receiver.received().getLast().json().getString("data.takedown.id"));
        confirm(customer, takedown).then().statusCode(200);
        confirm(customer, takedown).then().statusCode(200);

        customer.request().get(drill).then().body("state", equalTo("passed")).body("receipt", hasKey("latencyMs"));
        Customer other = Customer.under(Customer.allowing());
        other.request().get(drill).then().statusCode(404);
        confirm(other, takedown).then().statusCode(404);
    }

    @Test
    void postThatIsRepeatedUnderItsKeyIsDoneOnce() {
        Customer customer = Customer.under(Customer.allowing(Newsroom.category("repeated", null)));
        Map<String, Object> webhook = Map.of("url", receiver.url());
        keyed(customer, "webhook").body(webhook).post(PATH).then().statusCode(201);
        keyed(customer, "webhook")
                .body(webhook)
                .post(PATH)
                .then()
                .statusCode(409)
                .body("code", equalTo("secret-already-shown"));
        customer.request().get(PATH).then().body("data", hasSize(1));

        Response drill = keyed(customer, "drill").post("/v1/syndication/drills");
        drill.then().statusCode(201);
        keyed(customer, "drill")
                .post("/v1/syndication/drills")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(drill.path("id")));

        String cursor = customer.request().get("/v1/syndication/changes").path("page.next");
        for (String replayed : new String[] {null, "true"}) {
            keyed(customer, "acknowledgement")
                    .body(Map.of("cursor", cursor))
                    .post("/v1/syndication/acknowledgements")
                    .then()
                    .statusCode(200)
                    .header("Idempotent-Replayed", replayed);
        }
        keyed(customer, "acknowledgement")
                .body(Map.of("cursor", "another"))
                .post("/v1/syndication/acknowledgements")
                .then()
                .statusCode(422);
    }

    private static RequestSpecification keyed(Customer customer, String name) {
        return json(customer).header("Idempotency-Key", name);
    }

    private static Response confirm(Customer customer, String takedown) {
        return json(customer)
                .body(Map.of("removedAt", "2026-05-01T08:00:00Z"))
                .post("/v1/syndication/takedowns/" + takedown + "/receipt");
    }

    private static RequestSpecification json(Customer customer) {
        return customer.request().contentType(ContentType.JSON);
    }

    private static String made(Customer customer, String url) {
        return json(customer)
                .body(new HashMap<>(Map.of("url", url)))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
