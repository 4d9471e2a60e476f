package io.masthead.syndication;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LongPollTest {

    @Inject
    TestClock clock;

    @Inject
    Waiting waiting;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void nobodyWaits() {
        clock.reset();
        http.shutdownNow();
    }

    @Test
    void publicationAnswersWhoWaits() throws Exception {
        String sort = Newsroom.category("sort", null);
        Following one = new Following(Customer.under(Customer.allowing(sort)));
        Following other = new Following(Customer.under(Customer.allowing(Newsroom.category("other", null))));
        one.catchUp();
        other.catchUp();
        List<CompletableFuture<HttpResponse<String>>> answers =
                Stream.of(one, one, one).map(this::waitFor).toList();
        var elsewhere = waitFor(other);
        until(() -> waiting.count() == 4);
        Written story = Story.about("awaited").in(sort).publish();
        for (var answer : answers) {
            HttpResponse<String> came = answer.get(5, TimeUnit.SECONDS);
            assertEquals(200, came.statusCode());
            assertTrue(came.body().contains("\"articleId\":\"" + story.id() + "\""), came.body());
            assertTrue(came.headers().firstValue("RateLimit").isPresent());
        }
        assertFalse(elsewhere.isDone());
        elsewhere.cancel(true);
        until(() -> waiting.count() == 0);
        one.ask("limit=10&wait=25").then().statusCode(200).body("data", hasSize(1));
        assertEquals(List.of("publish " + story.id()), one.catchUp());
        one.ask("limit=10&wait=1")
                .then()
                .statusCode(200)
                .body("data", hasSize(0))
                .body("page.caughtUp", equalTo(true));
    }

    @Test
    void delayThatEndsAnswersWhoWaits() throws Exception {
        String sort = Newsroom.category("sort", null);
        Map<String, Object> plan = Customer.allowing(sort);
        plan.put("delayMinutes", 10);
        Following partner = new Following(Customer.under(plan));
        partner.catchUp();
        Written story = Story.about("delayed").in(sort).publish();
        clock.forward(Duration.ofMinutes(10).minusMillis(700));
        var answer = waitFor(partner);
        assertTrue(answer.get(5, TimeUnit.SECONDS).body().contains("\"articleId\":\"" + story.id() + "\""));
    }

    @Test
    void keyThatIsRevokedWaitsNoLonger() throws Exception {
        Customer customer = Customer.under(Customer.allowing(Newsroom.category("sort", null)));
        Following partner = new Following(customer);
        partner.catchUp();
        var answer = waitFor(partner);
        until(() -> waiting.count() == 1);
        Newsroom.admin()
                .header("If-Match", "*")
                .post("/v1/admin/partners/" + customer.partner() + "/suspend")
                .then()
                .statusCode(200);
        assertEquals(401, answer.get(5, TimeUnit.SECONDS).statusCode());
    }

    @Test
    void whoHasAThousandWaitingIsRefusedAndNobodyElse() throws Exception {
        Customer customer = Customer.under(Customer.allowing(Newsroom.category("sort", null)));
        Following greedy = new Following(customer);
        Following modest = new Following(Customer.under(Customer.allowing(Newsroom.category("other", null))));
        greedy.catchUp();
        modest.catchUp();
        Id partner = Id.of(customer.partner());
        for (int i = 0; i < 1_000; i++) {
            waiting.polls().take(partner);
        }
        greedy.ask("wait=25")
                .then()
                .statusCode(429)
                .header("Retry-After", "15")
                .body("code", equalTo("too-many-waiting"));
        greedy.ask("wait=0").then().statusCode(200);
        modest.ask("wait=1").then().statusCode(200);
        for (int i = 0; i < 1_000; i++) {
            waiting.polls().leave(partner);
        }
        var answer = waitFor(greedy);
        until(() -> waiting.polls().of(partner) == 1);
        answer.cancel(true);
        until(() -> waiting.polls().of(partner) == 0);
    }

    /// The second time all come over connections that are open: after a publication partners ask at one moment.
    @Test
    void hundredsWhoComeAtOnceAllWait() throws Exception {
        String sort = Newsroom.category("sort", null);
        Following partner = new Following(Customer.under(Customer.allowing(sort)));
        for (String story : List.of("throng", "throng-again")) {
            partner.catchUp();
            List<CompletableFuture<HttpResponse<String>>> answers =
                    IntStream.range(0, 300).mapToObj(i -> waitFor(partner)).toList();
            until(() -> waiting.count() == 300 || answers.stream().anyMatch(CompletableFuture::isDone));
            Story.about(story).in(sort).publish();
            for (var answer : answers) {
                assertEquals(200, answer.get(20, TimeUnit.SECONDS).statusCode());
            }
        }
    }

    private CompletableFuture<HttpResponse<String>> waitFor(Following partner) {
        URI address = URI.create(
                "http://localhost:" + RestAssured.port + "/v1/syndication/changes?wait=25&cursor=" + partner.cursor());
        return http.sendAsync(
                HttpRequest.newBuilder(address)
                        .header("X-Api-Key", partner.key())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static void until(BooleanSupplier come) throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            if (come.getAsBoolean()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new AssertionError("it did not come");
    }
}
