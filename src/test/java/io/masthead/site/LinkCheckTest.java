package io.masthead.site;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import io.masthead.staff.Role;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LinkCheckTest {

    @Inject
    LinkChecker checker;

    @Inject
    EntityManager database;

    @Inject
    TestClock clock;

    private final AtomicInteger status = new AtomicInteger(200);
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        // What other tests left is not to be asked for.
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("delete from friend_link").executeUpdate());
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            boolean knows = !exchange.getRequestURI().getPath().equals("/no-head")
                    || exchange.getRequestMethod().equals("GET");
            exchange.sendResponseHeaders(knows ? status.get() : 405, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        clock.reset();
    }

    @Test
    void addressThatAnswersIsAlive() throws Exception {
        String link = link(here("/"));
        admin(link).body("health.state", equalTo("unchecked")).body("health", not(hasKey("checkedAt")));

        checker.check();

        admin(link)
                .body("health.state", equalTo("alive"))
                .body("health", hasKey("checkedAt"))
                .header("ETag", "\"v0\"");
    }

    @Test
    void addressIsDeadAfterThreeDaysWithoutAnAnswerAndStaysALink() throws Exception {
        String link = link(here("/gone"));
        status.set(404);

        checker.check();
        admin(link).body("health.state", equalTo("failing")).body("health.reason", equalTo("status-404"));
        checker.check();
        admin(link).body("health.state", equalTo("failing"));
        pass(1);
        pass(2);

        admin(link).body("health.state", equalTo("dead"));
        listed("dead").body("data.id", hasItem(link));
        listed("alive").body("data.id", not(hasItem(link)));
        Newsroom.as(Role.EDITOR).get("/v1/links?group=checked").then().body("data.id", hasItem(link));
        status.set(200);
        pass(3);
        admin(link).body("health.state", equalTo("alive")).body("health", not(hasKey("since")));
    }

    @ParameterizedTest
    @CsvSource({"301, alive", "403, alive", "429, alive", "500, failing", "410, failing"})
    void whoeverAnswersForItIsThere(int answer, String state) throws Exception {
        String link = link(here("/"));
        status.set(answer);

        checker.check();

        admin(link).body("health.state", equalTo(state));
    }

    @Test
    void addressThatDoesNotKnowHeadIsAskedForWithGet() throws Exception {
        String link = link(here("/no-head"));

        checker.check();

        admin(link).body("health.state", equalTo("alive"));
    }

    @Test
    void addressOfOurOwnNetworkIsNotAskedFor() throws Exception {
        String link = link("http://127.0.0.2:" + server.getAddress().getPort() + "/");

        checker.check();

        assertEquals(0, asked.get());
        admin(link).body("health.reason", equalTo("private-address"));
    }

    @Test
    void newAddressIsUncheckedAgain() throws Exception {
        String link = link(here("/"));
        checker.check();

        Newsroom.as(Role.EDITOR)
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body("{\"url\": \"" + here("/elsewhere") + "\"}")
                .patch("/v1/admin/links/" + link)
                .then()
                .statusCode(200)
                .body("health.state", equalTo("unchecked"));
    }

    @Test
    void nodesThatCheckAtOnceAskOnce() throws Exception {
        link(here("/"));

        try (var nodes = Executors.newFixedThreadPool(4)) {
            Callable<Void> node = () -> {
                checker.check();
                return null;
            };
            for (var one : nodes.invokeAll(List.of(node, node, node, node))) {
                one.get();
            }
        }

        assertEquals(1, asked.get());
    }

    @Test
    void unknownStateNamesTheAllowedOnes() {
        Newsroom.as(Role.EDITOR)
                .get("/v1/admin/links?state=tired")
                .then()
                .statusCode(400)
                .body("allowed", equalTo(List.of("unchecked", "alive", "failing", "dead")));
    }

    private void pass(int days) throws InterruptedException {
        clock.forward(Duration.ofDays(days).plusMinutes(1));
        checker.check();
        // Sessions would not outlive such days.
        clock.reset();
    }

    private String here(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static String link(String url) {
        return Newsroom.as(Role.EDITOR)
                .contentType("application/json")
                .body("{\"group\": \"checked\", \"title\": \"t\", \"url\": \"" + url + "\"}")
                .post("/v1/admin/links")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse admin(String link) {
        return Newsroom.as(Role.EDITOR).get("/v1/admin/links/" + link).then().statusCode(200);
    }

    private static ValidatableResponse listed(String state) {
        return Newsroom.as(Role.EDITOR)
                .get("/v1/admin/links?group=checked&state=" + state)
                .then()
                .statusCode(200);
    }
}
