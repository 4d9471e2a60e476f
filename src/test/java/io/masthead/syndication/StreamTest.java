package io.masthead.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StreamTest {

    @Inject
    Streams streams;

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void nobodyListens() {
        streams.heartbeat(Duration.ofSeconds(15));
        http.shutdownNow();
    }

    /// An event as it came.
    private record Event(String id, String name, JsonPath data) {}

    @Test
    void streamBringsWhatPagesBringAndGoesOnWhereItStopped() throws Exception {
        String sort = Newsroom.category("sort", null);
        Written old = Story.about("old").in(sort).publish();
        Customer customer = Customer.under(Customer.allowing(sort));
        String last;
        try (BufferedReader stream = open(customer, null)) {
            Event snapshot = event(stream);
            assertEquals("change", snapshot.name);
            assertEquals(old.id(), snapshot.data.getString("articleId"));
            assertEquals(snapshot.id, snapshot.data.getString("cursor"));
            Written fresh = Story.about("fresh").in(sort).publish();
            Event published = event(stream);
            assertEquals(fresh.id(), published.data.getString("articleId"));
            assertEquals("About fresh", published.data.getString("article.title"));
            old.kill("Wrong", true);
            Event killed = event(stream);
            assertEquals("kill", killed.data.getString("type"));
            last = killed.id;
        }
        LongPollTest.until(() -> streams.open(Id.of(customer.partner())) == 0);
        Written missed = Story.about("missed").in(sort).publish();
        try (BufferedReader stream = open(customer, last)) {
            assertEquals(missed.id(), event(stream).data.getString("articleId"));
        }
    }

    @Test
    void suspendedPartnersStreamEnds() throws Exception {
        Customer customer = Customer.under(Customer.allowing(Newsroom.category("sort", null)));
        try (BufferedReader stream = open(customer, null)) {
            stream.readLine();
            Newsroom.admin()
                    .header("If-Match", "*")
                    .post("/v1/admin/partners/" + customer.partner() + "/suspend")
                    .then()
                    .statusCode(200);
            long began = System.nanoTime();
            List<String> rest = stream.lines().toList();
            assertTrue(rest.stream().noneMatch(line -> line.startsWith("data")), rest.toString());
            assertTrue(System.nanoTime() - began < 2_000_000_000L, "it ended late");
        }
    }

    @Test
    void streamsOfAPartnerAreCounted() throws Exception {
        Customer customer = Customer.under(Customer.allowing(Newsroom.category("sort", null)));
        List<BufferedReader> open = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            open.add(open(customer, null));
        }
        HttpResponse<InputStream> refused = send(customer, null);
        assertEquals(429, refused.statusCode());
        assertTrue(new String(refused.body().readAllBytes(), StandardCharsets.UTF_8).contains("too-many-streams"));
        assertEquals("15", refused.headers().firstValue("Retry-After").orElseThrow());
        open.removeFirst().close();
        LongPollTest.until(() -> streams.open(Id.of(customer.partner())) == 9);
        open.add(open(customer, null));
        for (BufferedReader stream : open) {
            stream.close();
        }
    }

    @Test
    void whoIsToldNothingHearsThatTheLineIsOpen() throws Exception {
        streams.heartbeat(Duration.ofMillis(100));
        Customer customer = Customer.under(Customer.allowing(Newsroom.category("sort", null)));
        try (BufferedReader stream = open(customer, null)) {
            List<String> lines =
                    stream.lines().filter(line -> !line.isEmpty()).limit(6).toList();
            assertEquals(List.of(": ", ": ", ": "), List.of(lines.get(0), lines.get(2), lines.get(4)));
            assertTrue(lines.get(5).startsWith("id: "), lines.toString());
        }
    }

    @Test
    void badCursorIsRefusedBeforeAnythingIsSent() throws Exception {
        Customer customer = Customer.under(Customer.allowing(Newsroom.category("sort", null)));
        Following other = new Following(Customer.under(Customer.allowing()));
        other.catchUp();
        for (String cursor : List.of("AAAA", other.cursor())) {
            HttpResponse<InputStream> refused = send(customer, cursor);
            assertEquals(400, refused.statusCode());
            assertTrue(new String(refused.body().readAllBytes(), StandardCharsets.UTF_8).contains("bad-cursor"));
        }
        assertEquals(431, send(customer, "A".repeat(9_000)).statusCode());
    }

    private BufferedReader open(Customer customer, String last) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = send(customer, last);
        assertEquals(200, answer.statusCode());
        assertEquals(
                "text/event-stream", answer.headers().firstValue("Content-Type").orElseThrow());
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private HttpResponse<InputStream> send(Customer customer, String last) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/syndication/changes/stream"))
                .header("X-Api-Key", customer.secret());
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /// The next event that carries something.
    private static Event event(BufferedReader stream) throws IOException {
        String id = null;
        String name = null;
        String line = stream.readLine();
        while (line != null) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                return new Event(id, name, new JsonPath(line.substring(6)));
            }
            line = stream.readLine();
        }
        throw new AssertionError("the stream ended");
    }
}
