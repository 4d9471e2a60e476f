package io.masthead.webhook;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import io.masthead.testing.PublishedFixture;
import io.masthead.testing.Receiver;
import io.masthead.testing.Receiver.Received;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What receivers get, whatever they do.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DeliveryTest {

    @Inject
    HouseWebhooks webhooks;

    @Inject
    Dispatch dispatch;

    @Inject
    Sender sender;

    @Inject
    PublishedFixture database;

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
        sender.patience(Duration.ofSeconds(15));
        webhooks.clear();
    }

    @Test
    void eventsOfAnArticleArriveInOrderAndSayWhereItStands() throws Exception {
        String webhook = webhooks.at(receiver.url(), "article.publish", "article.update", "article.kill");
        Written article = Story.about("hooked").publish();
        webhooks.work(webhook);
        Written renamed = article.rename(Story.slug("renamed"));
        webhooks.work(webhook);
        renamed.kill("Wrong from end to end.", true);
        webhooks.work(webhook);

        assertEquals(List.of("article.publish", "article.update", "article.kill"), receiver.typesOf(article.id()));
        var published = receiver.received().get(0).json();
        assertEquals(article.slug(), published.getString("data.slug"));
        assertTrue(published.getString("data.url").contains(article.slug()));
        assertEquals(List.of(), published.getList("data.formerSlugs"));
        assertTrue(published.getList("data.surrogateKeys").contains("article:" + article.id()));
        var moved = receiver.received().get(1).json();
        assertEquals(renamed.slug(), moved.getString("data.slug"));
        assertEquals(List.of(article.slug()), moved.getList("data.formerSlugs"));
        var killed = receiver.received().get(2).json();
        assertEquals(null, killed.getString("data.slug"));
        assertEquals(2, killed.getList("data.formerUrls").size());
    }

    @Test
    void deliveryIsSignedAsStandardWebhooksAsksByBothSecretsWhileRotating() throws Exception {
        var made = webhooks.made(receiver.url());
        String webhook = made.path("id");
        String first = made.path("secret");
        webhooks.log("publish", Id.next());
        webhooks.work(webhook);
        Received one = receiver.received().getFirst();
        assertEquals(signature(first, one), one.signature());
        assertTrue(one.id().matches("evt_[0-9A-Z]{13}"), one.id());
        assertTrue(Math.abs(Long.parseLong(one.timestamp()) - clock.instant().getEpochSecond()) < 5);

        String second = HouseWebhooks.act(webhook, "rotate-secret", Map.of("overlapHours", 1))
                .path("secret");
        webhooks.log("update", Id.next());
        webhooks.work(webhook);
        Received both = receiver.received().get(1);
        assertEquals(signature(second, both) + " " + signature(first, both), both.signature());

        clock.forward(Duration.ofHours(2));
        webhooks.log("update", Id.next());
        webhooks.work(webhook);
        Received last = receiver.received().get(2);
        assertEquals(signature(second, last), last.signature());
    }

    @Test
    void failedEventHoldsBackItsOwnArticleAndNoOther() throws Exception {
        String webhook = webhooks.at(receiver.url());
        Id stuck = Id.next();
        Id free = Id.next();
        receiver.answers(one -> stuck.toString().equals(one.article()) ? 500 : 200);
        webhooks.log("publish", stuck);
        webhooks.log("publish", free);
        webhooks.log("update", stuck);
        webhooks.log("update", free);
        webhooks.work(webhook);
        webhooks.log("kill", stuck);
        webhooks.work(webhook);

        assertEquals(List.of("article.publish"), receiver.typesOf(stuck.toString()));
        assertEquals(List.of("article.publish", "article.update"), receiver.typesOf(free.toString()));
        HouseWebhooks.deliveries(webhook, "?state=waiting").then().body("data", hasSize(3));
        HouseWebhooks.read(webhook).then().body("health.waiting", equalTo(3));

        receiver.answers(204);
        clock.forward(Duration.ofSeconds(10));
        webhooks.work(webhook);

        assertEquals(
                List.of("article.publish", "article.publish", "article.update", "article.kill"),
                receiver.typesOf(stuck.toString()));
        List<String> ids = receiver.received().stream()
                .filter(one -> stuck.toString().equals(one.article()))
                .map(Received::id)
                .toList();
        assertEquals(ids.get(0), ids.get(1), "the same id for each try");
        HouseWebhooks.deliveries(webhook, "?state=delivered").then().body("data", hasSize(5));
    }

    @Test
    void endpointThatIsDownIsProbedWithOneEventAndLosesNothing() throws Exception {
        String webhook = webhooks.at(receiver.url());
        receiver.answers(503);
        for (int i = 0; i < 30; i++) {
            webhooks.log("publish", Id.next());
        }
        webhooks.work(webhook);

        int asked = receiver.received().size();
        assertTrue(asked >= Backoff.DOWN && asked < 20, asked + " requests, the rest is not even tried");
        HouseWebhooks.read(webhook)
                .then()
                .body("health.state", equalTo("down"))
                .body("status", equalTo("active"))
                .body("health.waiting", equalTo(asked));
        receiver.forget();
        webhooks.work(webhook);
        assertEquals(0, receiver.received().size());
        clock.forward(Duration.ofMinutes(40));
        webhooks.work(webhook);
        assertEquals(1, receiver.received().size());

        receiver.answers(204);
        clock.forward(Duration.ofMinutes(40));
        webhooks.work(webhook);

        assertEquals(31, receiver.received().size());
        HouseWebhooks.read(webhook)
                .then()
                .body("health.state", equalTo("healthy"))
                .body("health.waiting", equalTo(0));
    }

    @Test
    void afterADayAnEventIsDeadAndCanBeReplayedUnderItsId() throws Exception {
        String webhook = webhooks.at(receiver.url());
        receiver.answers(500);
        webhooks.log("publish", Id.next());
        webhooks.work(webhook);
        clock.forward(Duration.ofHours(25));
        webhooks.work(webhook);
        clock.reset();

        var dead = HouseWebhooks.deliveries(webhook, "?state=dead");
        dead.then()
                .body("data", hasSize(1))
                .body("data[0].tries", hasSize(2))
                .body("data[0].tries[0].error", equalTo("status-500"))
                .body("data[0]", not(hasKey("nextTryAt")));
        receiver.answers(204);
        HouseWebhooks.act(webhook, "replay", Map.of("deliveries", List.of(dead.<String>path("data[0].id"))))
                .then()
                .statusCode(200)
                .body("replayed", equalTo(1))
                .body("more", equalTo(false));
        webhooks.work(webhook);

        assertEquals(3, receiver.received().size());
        assertEquals(receiver.received().get(0).id(), receiver.received().get(2).id());
        HouseWebhooks.act(webhook, "replay", Map.of("from", "2026-01-01T00:00:00Z"))
                .then()
                .statusCode(200)
                .body("replayed", equalTo(0));
        HouseWebhooks.act(webhook, "replay", Map.of("from", "2026-01-01T00:00:00Z", "state", "all"))
                .then()
                .body("replayed", equalTo(1));
    }

    @Test
    void endpointAtWhichAllFailsForDaysIsPausedAndGoesOnWhereItWas() throws Exception {
        String webhook = webhooks.at(receiver.url());
        receiver.answers(500);
        webhooks.log("publish", Id.next());
        webhooks.work(webhook);
        clock.forward(Duration.ofDays(5).plusHours(1));
        webhooks.work(webhook);
        clock.reset();
        HouseWebhooks.read(webhook).then().body("status", equalTo("paused")).body("pausedReason", equalTo("failing"));
        webhooks.log("publish", Id.next());
        webhooks.work(webhook);
        assertEquals(2, receiver.received().size());

        receiver.answers(204);
        HouseWebhooks.act(webhook, "resume", null).then().statusCode(200).body("status", equalTo("active"));
        webhooks.work(webhook);

        assertEquals(3, receiver.received().size());
    }

    @Test
    void receiverThatIsGoneIsPausedAtOnce() throws Exception {
        String webhook = webhooks.at(receiver.url());
        receiver.answers(410);
        webhooks.log("publish", Id.next());
        webhooks.work(webhook);

        HouseWebhooks.read(webhook).then().body("status", equalTo("paused")).body("pausedReason", equalTo("gone"));
    }

    @Test
    void oneNodeAtATimeWorksForAnEndpointAndAnotherTakesOver() throws Exception {
        String webhook = webhooks.at(receiver.url());
        webhooks.step(webhook, "first");
        webhooks.log("publish", Id.next());
        webhooks.step(webhook, "second");
        assertEquals(0, receiver.received().size());

        clock.forward(Runs.LEASE.plusSeconds(1));
        webhooks.step(webhook, "second");
        assertEquals(1, receiver.received().size());
        webhooks.log("publish", Id.next());
        webhooks.step(webhook, "first");
        assertEquals(1, receiver.received().size());
    }

    @Test
    void leaseThatWasTakenBeforeTheClockWasSetBackHoldsUpNobody() throws Exception {
        String webhook = webhooks.at(receiver.url());
        webhooks.step(webhook, "killed");
        clock.forward(Duration.ofHours(-1));
        webhooks.log("publish", Id.next());

        webhooks.step(webhook, "lives");

        assertEquals(1, receiver.received().size());
    }

    /// As after `kill -9`: what was sent was not written down, and another node goes on.
    @Test
    void whatWasSentAndNotWrittenDownIsSentAgainUnderItsId() throws Exception {
        String webhook = webhooks.at(receiver.url());
        webhooks.log("publish", Id.next());
        receiver.behaves(exchange -> {
            database.write("update webhook_run set held_by = 'second' where held_by = 'first'");
            exchange.sendResponseHeaders(204, -1);
        });
        assertFalse(webhooks.step(webhook, "first"));
        HouseWebhooks.deliveries(webhook, "").then().body("data", hasSize(0));

        receiver.answers(204);
        webhooks.step(webhook, "second");

        assertEquals(2, receiver.received().size());
        assertEquals(receiver.received().get(0).id(), receiver.received().get(1).id());
        HouseWebhooks.deliveries(webhook, "")
                .then()
                .body("data", hasSize(1))
                .body("data[0].state", equalTo("delivered"));
    }

    @Test
    void slowReceiverDelaysNobody() throws Exception {
        CountDownLatch enough = new CountDownLatch(1);
        try (Receiver slow = new Receiver()) {
            slow.behaves(exchange -> {
                try {
                    enough.await();
                    exchange.sendResponseHeaders(204, -1);
                } catch (InterruptedException asked) {
                    Thread.currentThread().interrupt();
                }
            });
            webhooks.at(slow.url());
            webhooks.at(receiver.url());
            webhooks.log("publish", Id.next());
            dispatch.round();
            assertTrue(slow.awaitReceived(1));
            assertTrue(receiver.awaitReceived(1));
            webhooks.log("publish", Id.next());
            for (int round = 0; round < 100 && receiver.received().size() < 2; round++) {
                dispatch.round();
                Thread.sleep(20);
            }

            assertEquals(2, receiver.received().size());
            assertEquals(1, slow.received().size());
            enough.countDown();
        }
    }

    @Test
    void redirectIsAFailureAndIsNotFollowed() throws Exception {
        String webhook = webhooks.at(receiver.url());
        for (String elsewhere : List.of(receiver.url() + "/elsewhere", "http://169.254.169.254/latest/meta-data")) {
            receiver.behaves(exchange -> {
                exchange.getResponseHeaders().add("Location", elsewhere);
                exchange.sendResponseHeaders(302, -1);
            });
            HouseWebhooks.act(webhook, "test", null)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("dead"))
                    .body("tries[0].error", equalTo("status-302"));
        }
        assertEquals(2, receiver.received().size());
    }

    @Test
    void receiverThatDoesNotAnswerInTimeHasNotGotIt() throws Exception {
        String webhook = webhooks.at(receiver.url());
        sender.patience(Duration.ofMillis(300));
        CountDownLatch enough = new CountDownLatch(1);
        for (boolean headFirst : new boolean[] {false, true}) {
            receiver.behaves(exchange -> {
                if (headFirst) {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(1);
                    exchange.getResponseBody().flush();
                }
                try {
                    enough.await();
                } catch (InterruptedException asked) {
                    Thread.currentThread().interrupt();
                }
            });
            HouseWebhooks.act(webhook, "test", null)
                    .then()
                    .body("state", equalTo("dead"))
                    .body("tries[0].error", equalTo("timeout"));
        }
        enough.countDown();
    }

    @Test
    void endpointIsTriedOnceAtATime() throws Exception {
        String webhook = webhooks.at(receiver.url());
        CountDownLatch enough = new CountDownLatch(1);
        receiver.behaves(exchange -> {
            try {
                enough.await();
                exchange.sendResponseHeaders(204, -1);
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
            }
        });
        var first = CompletableFuture.supplyAsync(() -> HouseWebhooks.act(webhook, "test", null));
        assertTrue(receiver.awaitReceived(1));
        HouseWebhooks.act(webhook, "test", null).then().statusCode(409).body("code", equalTo("test-under-way"));
        enough.countDown();

        first.get(10, TimeUnit.SECONDS).then().statusCode(200).body("state", equalTo("delivered"));
        HouseWebhooks.act(webhook, "test", null).then().statusCode(200);
    }

    @Test
    void ofAnEndlessAnswerLittleIsReadAndLessKept() throws Exception {
        String webhook = webhooks.at(receiver.url());
        long[] sent = {0};
        receiver.behaves(exchange -> {
            exchange.sendResponseHeaders(200, 1L << 30);
            byte[] block = "x".repeat(8192).getBytes(StandardCharsets.US_ASCII);
            while (sent[0] < 1L << 30) {
                exchange.getResponseBody().write(block);
                sent[0] += block.length;
            }
        });
        var tried = HouseWebhooks.act(webhook, "test", null);

        tried.then().body("state", equalTo("delivered"));
        assertEquals(1024, tried.<String>path("tries[0].answer").length());
        assertTrue(sent[0] < 64L << 20, "cut off after " + sent[0] + " bytes");
    }

    private static String signature(String secret, Received received) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        byte[] content =
                (received.id() + "." + received.timestamp() + "." + received.body()).getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content));
    }
}
