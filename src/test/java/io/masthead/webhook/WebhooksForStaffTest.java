package io.masthead.webhook;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.token.Sealer;
import io.masthead.staff.Role;
import io.masthead.testing.Newsroom;
import io.masthead.testing.PublishedFixture;
import io.masthead.testing.Receiver;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WebhooksForStaffTest {

    /// Nobody is ever called there: an address by number needs no name server.
    private static final String FAR = "http://127.0.0.1:9/hook";

    @Inject
    HouseWebhooks webhooks;

    @Inject
    WebhookRepository repository;

    @ConfigProperty(name = "masthead.secret")
    String houseSecret;

    @Inject
    DeliveryUpkeep upkeep;

    @Inject
    PublishedFixture fixture;

    @Inject
    EntityManager database;

    @Inject
    MeterRegistry meters;

    @Inject
    TestClock clock;

    @AfterEach
    void clear() {
        clock.reset();
        webhooks.clear();
    }

    @Test
    void secretIsShownOnceAndKeptEncrypted() {
        Response made = Newsroom.admin()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "hook-" + Id.next())
                .body(Map.of("url", FAR, "description", "Rebuilds."))
                .post(HouseWebhooks.PATH);
        String id = made.path("id");
        String secret = made.path("secret");
        made.then()
                .statusCode(201)
                .header("Location", equalTo(HouseWebhooks.PATH + "/" + id))
                .body("secret", startsWith("whsec_"))
                .body("webhook.types", equalTo(List.of()));

        HouseWebhooks.read(id)
                .then()
                .body("$", not(hasKey("secret")))
                .body("description", equalTo("Rebuilds."))
                .header("ETag", "\"v0\"");
        byte[] kept = QuarkusTransaction.requiringNew()
                .call(() -> Sql.of("select secret from webhook where id = ?", Id.of(id))
                        .rows(database)
                        .getFirst()
                        .bytes(0));
        byte[] plain = java.util.Base64.getDecoder().decode(secret.substring(6));
        assertFalse(
                new String(kept, StandardCharsets.ISO_8859_1).contains(new String(plain, StandardCharsets.ISO_8859_1)));
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/latest, private-address",
        "http://0.0.0.0/, private-address",
        "http://[::1]/, private-address",
        "http://[::ffff:127.0.0.2]/, private-address",
        "http://10.0.0.1/, private-address",
        "http://2130706433/, malformed-address",
        "http://0177.0.0.1/, malformed-address",
        "http://0x7f.1/, malformed-address",
        "http://me@127.0.0.1/, malformed-address",
        "ftp://127.0.0.1/, malformed-address",
        "not an address, malformed-address"
    })
    void addressOfOurOwnNetworkIsRefusedWhenItIsWrittenAndWhenItIsCalled(String url, String code) {
        HouseWebhooks.create(Map.of("url", url))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/url"))
                .body("errors[0].code", equalTo(code));
        String webhook = webhooks.at(FAR);
        HouseWebhooks.patch(webhook, Map.of("url", url)).then().statusCode(422);

        // As if its name had changed since.
        fixture.write(
                "update webhook set url = ?1 where id = ?2", url, Id.of(webhook).value());
        HouseWebhooks.act(webhook, "test", null)
                .then()
                .statusCode(200)
                .body("state", equalTo("dead"))
                .body("tries[0].error", equalTo(code))
                .body("tries[0]", not(hasKey("status")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /url | missing",
                "{\"url\": \"http://127.0.0.1/\", \"types\": [\"article.publish\", \"article.gossip\"]} | /types/1 | unknown-type",
                "{\"url\": \"http://127.0.0.1/\", \"types\": [\"\"]} | /types/0 | missing"
            })
    void faultyWebhookIsRefusedByPlace(String body, String pointer, String code) {
        Newsroom.admin()
                .contentType(ContentType.JSON)
                .body(body)
                .post(HouseWebhooks.PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(startsWith(pointer)))
                .body("errors.code", hasItem(code));
    }

    @Test
    void changesAreGuardedByTheVersion() {
        String webhook = webhooks.at(FAR);
        String path = HouseWebhooks.PATH + "/" + webhook;
        for (String action : List.of("/pause", "/resume", "/rotate-secret")) {
            Newsroom.admin()
                    .contentType(ContentType.JSON)
                    .post(path + action)
                    .then()
                    .statusCode(428);
            Newsroom.admin()
                    .contentType(ContentType.JSON)
                    .header("If-Match", "\"v7\"")
                    .post(path + action)
                    .then()
                    .statusCode(412);
        }
        HouseWebhooks.act(webhook, "pause", null)
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("status", equalTo("paused"))
                .body("pausedReason", equalTo("by-owner"));
        HouseWebhooks.patch(webhook, Map.of("types", List.of("article.kill")))
                .then()
                .statusCode(200)
                .body("types", equalTo(List.of("article.kill")))
                .body("status", equalTo("paused"));
        Newsroom.admin().header("If-Match", "\"v2\"").delete(path).then().statusCode(204);
        HouseWebhooks.read(webhook).then().statusCode(404);
    }

    @Test
    void thereAreTenAtMost() {
        for (int i = 0; i < WebhookRepository.MOST; i++) {
            webhooks.at(FAR);
        }

        HouseWebhooks.create(Map.of("url", FAR)).then().statusCode(409).body("code", equalTo("too-many-webhooks"));
        Newsroom.admin()
                .get(HouseWebhooks.PATH + "?limit=3")
                .then()
                .body("data", hasSize(3))
                .body("page", hasKey("next"));
    }

    @Test
    void webhooksAreForAdmins() {
        Newsroom.as(Role.EDITOR).get(HouseWebhooks.PATH).then().statusCode(403);
        Newsroom.admin()
                .get(HouseWebhooks.PATH + "/" + webhooks.at(FAR) + "/deliveries?state=lost")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("not-a-choice"));
    }

    @Test
    void replaySaysWhichInOneWay() {
        String webhook = webhooks.at(FAR);
        for (Map<String, Object> body : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("state", "all"),
                Map.of("from", "2026-05-01T00:00:00Z", "deliveries", List.of(Id.next())),
                Map.of("from", "2026-05-01T00:00:00Z", "to", "2026-05-01T00:00:00Z"))) {
            HouseWebhooks.act(webhook, "replay", body).then().statusCode(422);
        }
        HouseWebhooks.act(webhook, "replay", Map.of("deliveries", List.of(Id.next())))
                .then()
                .statusCode(200)
                .body("replayed", equalTo(0));
    }

    @Test
    void secretsMoveUnderTheNewestOfTheHouses() {
        String webhook = webhooks.at(FAR);
        HouseWebhooks.act(webhook, "rotate-secret", Map.of()).then().statusCode(200);
        Keyring both = new Keyring(new Sealer("the secret of next year," + houseSecret));
        Keyring next = new Keyring(new Sealer("the secret of next year"));

        QuarkusTransaction.requiringNew().run(() -> repository.reseal(both));

        QuarkusTransaction.requiringNew()
                .call(() -> Sql.of("select secret, former_secret from webhook where id = ?", Id.of(webhook))
                        .rows(database))
                .forEach(row -> {
                    assertTrue(next.open(Id.of(webhook), row.bytes(0)).isPresent());
                    assertTrue(next.open(Id.of(webhook), row.bytes(1)).isPresent());
                });
        HouseWebhooks.act(webhook, "test", null).then().statusCode(409).body("code", equalTo("secret-lost"));
    }

    @Test
    void typesNobodyAskedForAreNotSent() throws Exception {
        try (Receiver receiver = new Receiver()) {
            String webhook = webhooks.at(receiver.url(), "article.kill");
            webhooks.log("publish", Id.next());
            webhooks.log("schedule", Id.next());
            webhooks.work(webhook);

            assertEquals(0, receiver.received().size());
            HouseWebhooks.deliveries(webhook, "").then().body("data", hasSize(0));
        }
    }

    @Test
    void whatWasSettledAMonthAgoIsRemoved() throws Exception {
        try (Receiver receiver = new Receiver()) {
            String webhook = webhooks.at(receiver.url());
            webhooks.log("publish", Id.next());
            webhooks.work(webhook);
            upkeep.prune();
            HouseWebhooks.deliveries(webhook, "").then().body("data", hasSize(1));

            clock.forward(DeliveryUpkeep.KEPT.plus(Duration.ofMinutes(1)));
            upkeep.prune();
            clock.reset();

            HouseWebhooks.deliveries(webhook, "").then().body("data", hasSize(0));
        }
    }

    @Test
    void operatorsSeeWhatWaits() throws Exception {
        try (Receiver receiver = new Receiver()) {
            receiver.answers(500);
            String webhook = webhooks.at(receiver.url());
            webhooks.log("publish", Id.next());
            webhooks.work(webhook);
            clock.forward(Duration.ofMinutes(2));
            upkeep.measure();

            assertEquals(1, meters.get("masthead.webhooks.waiting").gauge().value());
            assertTrue(meters.get("masthead.webhooks.oldest").gauge().value() >= 120);
            assertTrue(meters.get("masthead.webhooks.tries")
                            .tag("outcome", "failed")
                            .counter()
                            .count()
                    >= 1);
        }
    }
}
