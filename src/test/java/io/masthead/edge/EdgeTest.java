package io.masthead.edge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import io.masthead.testing.KeptAnswers;
import io.masthead.testing.Newsroom;
import io.masthead.testing.RawHttp;
import io.masthead.testing.RawHttp.Answer;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EdgeTest {

    @Inject
    Renderings renderings;

    @Inject
    MeterRegistry meters;

    @Inject
    TestClock clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void secondReaderIsAnsweredFromMemory() {
        Written story = story("memory");
        Answer first = get(story.path());
        long begun = renderings.begun();

        Answer second = get(story.path());

        assertEquals(begun, renderings.begun());
        assertTrue(first.headers().containsKey("server-timing"), "who waited is told what it cost");
        assertFalse(second.headers().containsKey("server-timing"));
        assertEquals("0", second.header("Age"));
        assertArrayEquals(first.body(), second.body());
        assertNotEquals(first.header("X-Request-Id"), second.header("X-Request-Id"));
    }

    @Test
    void addressesOfArticlesAreNoNamesInMetrics() {
        Written story = story("metrics");

        get(story.path());
        get(story.path());

        assertTrue(meters.find("http.server.requests").tag("uri", "/kept").timers().stream()
                .anyMatch(timer -> timer.count() >= 2));
        assertTrue(meters.find("http.server.requests").timers().stream()
                .noneMatch(timer -> timer.getId().getTag("uri").contains(story.path())));
    }

    @Test
    void aThousandAtOnceAreRenderedOnce() throws Exception {
        Written story = story("crowd");
        get(story.path());
        story.revise("title", "Anew").publish();
        long begun = renderings.begun();

        List<Callable<Answer>> readers = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            readers.add(() -> get(story.path()));
        }
        Set<String> bodies = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> reader : threads.invokeAll(readers)) {
                assertEquals(200, reader.get().status());
                bodies.add(reader.get().text());
            }
        }

        assertEquals(begun + 1, renderings.begun());
        assertEquals(1, bodies.size());
        assertTrue(bodies.iterator().next().contains("Anew"));
    }

    @Test
    void publishingIsSeenAtOnce() {
        Written story = story("fresh");
        for (int i = 0; i < 20; i++) {
            get(story.path());
            story.revise("title", "Version " + i).publish();
            assertTrue(get(story.path()).text().contains("Version " + i), "version " + i);
        }
    }

    @Test
    void headersOfTheFirstShapeNothingForTheOthers() {
        Written story = story("poisoned");
        Answer poisoned = RawHttp.send(
                "GET",
                story.path() + "?body=html",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: gopher",
                "X-Forwarded-Prefix: /evil",
                "Forwarded: host=evil.example",
                "X-Original-URL: /evil",
                "X-HTTP-Method-Override: DELETE",
                "Accept-Language: xx",
                "Origin: https://evil.example",
                "Range: bytes=0-1",
                "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT",
                "If-None-Match: *",
                "Accept-Encoding: br");
        Answer clean = get(story.path() + "?body=html");

        assertEquals(304, poisoned.status());
        assertEquals(200, clean.status());
        assertFalse((clean.text() + clean.headers()).contains("evil"), clean.headers() + clean.text());
        assertNull(clean.header("Content-Encoding"));
        assertEquals("*", clean.header("Access-Control-Allow-Origin"));
    }

    @Test
    void hostOfTheFirstShapesNothing() throws IOException {
        Written story = story("host");
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("GET " + story.path() + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            socket.getInputStream().readAllBytes();
        }
        Answer list = RawHttp.send("GET", "/v1/articles?limit=1", "Host: evil.example");

        assertFalse(get(story.path()).text().contains("evil"));
        assertFalse((get("/v1/articles?limit=1").headers() + list.text()).contains("evil"));
    }

    @Test
    void renderingOutlivesWhoeverAskedFirst() throws Exception {
        for (int i = 0; i < 20; i++) {
            Written story = story("leaver");
            try (Socket leaver = new Socket("localhost", RestAssured.port)) {
                leaver.getOutputStream()
                        .write(("GET " + story.path() + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                leaver.setSoLinger(true, 0);
            }
            assertEquals(200, get(story.path()).status());
        }
    }

    @Test
    void headAsksForWhatGetKeeps() {
        Written story = story("head");
        Answer head = RawHttp.send("HEAD", story.path());
        long begun = renderings.begun();
        Answer get = get(story.path());

        assertEquals(200, head.status());
        assertEquals(0, head.body().length);
        assertEquals(String.valueOf(get.body().length), head.header("Content-Length"));
        assertEquals(begun, renderings.begun());
    }

    @Test
    void orderAndSpellingOfParametersMakeNoSecondRendering() {
        Written story = story("spelled");
        get(story.path() + "?body=text&fields=body,summary");
        long begun = renderings.begun();

        for (String spelling : List.of(
                "?fields=body,summary&body=text",
                "?body=%74ext&fields=body,summary",
                "?body=text&&fields=body,summary")) {
            assertEquals(200, get(story.path() + spelling).status());
        }
        assertEquals(begun, renderings.begun());
    }

    @Test
    void brotliIsMadeWhenAskedForAndHasItsOwnTag() throws IOException {
        Written story = Story.about("brotli")
                .markdown("Worth compressing. ".repeat(200))
                .publish();
        Answer plain = get(story.path());
        Answer br = RawHttp.send("GET", story.path(), "Accept-Encoding: gzip, deflate, br");
        Answer gzip = RawHttp.send("GET", story.path(), "Accept-Encoding: gzip, br;q=0.9");

        assertTrue(Brotli4jLoader.isAvailable(), "this platform has its library");
        assertEquals("br", br.header("Content-Encoding"));
        assertEquals("gzip", gzip.header("Content-Encoding"));
        assertArrayEquals(plain.body(), Decoder.decompress(br.body()).getDecompressedData());
        assertEquals(
                3,
                Set.of(plain.header("ETag"), br.header("ETag"), gzip.header("ETag"))
                        .size());
        assertEquals(
                304,
                RawHttp.send("GET", story.path(), "Accept-Encoding: br", "If-None-Match: " + br.header("ETag"))
                        .status());
    }

    @Test
    void whatIsNotThereIsAFactWithEachRequestsOwnId() {
        String slug = Story.slug("later");
        Answer first = RawHttp.send("GET", "/v1/articles/" + slug, "X-Request-Id: one");
        long begun = renderings.begun();
        Answer second = RawHttp.send("GET", "/v1/articles/" + slug, "X-Request-Id: two");

        RawHttp.assertProblem(404, first);
        RawHttp.assertProblem(404, second);
        assertEquals("no-store", second.header("Cache-Control"));
        assertEquals(begun, renderings.begun());
        assertTrue(second.text().contains("\"requestId\":\"two\""));

        Written story = Story.titled("Later").with("slug", slug).publish();
        assertEquals(200, get(story.path()).status());
    }

    @Test
    void whatLeftIsAFactUntilItComesBack() {
        Written story = story("left");
        get(story.path());
        story.withdraw();
        RawHttp.assertProblem(410, get(story.path()));
        long begun = renderings.begun();
        RawHttp.assertProblem(410, get(story.path()));
        assertEquals(begun, renderings.begun());

        story.publish();
        assertEquals(200, get(story.path()).status());
    }

    @Test
    void redirectIsAFactUntilTheSlugChangesAgain() {
        Written story = story("first");
        Written second = story.rename(Story.slug("second"));
        assertEquals(second.path(), get(story.path()).header("Location"));
        long begun = renderings.begun();
        Answer moved = get(story.path());
        assertEquals(301, moved.status());
        assertTrue(moved.header("Surrogate-Key").contains("article:" + story.id()));
        assertEquals(begun, renderings.begun());

        Written third = second.rename(Story.slug("third"));
        assertEquals(third.path(), get(story.path()).header("Location"));
    }

    @Test
    void waitingStoryAppearsByTheClockAlone() {
        Instant hour = clock.instant().plusSeconds(500);
        Written story = Story.about("waiting").write();
        story.publishAt(hour);
        RawHttp.assertProblem(404, get(story.path()));
        assertFalse(get("/v1/articles?limit=1").text().contains(story.id()));

        clock.moveTo(hour.plusMillis(1));

        assertEquals(200, get(story.path()).status());
        assertTrue(get("/v1/articles?limit=1").text().contains(story.id()));
        clock.reset();
        story.kill("The test is over", false);
    }

    @Test
    void expiredStoryLeavesByTheClockAlone() {
        Instant end = clock.instant().plusSeconds(300);
        Written story = Story.about("ending").write().publish(Map.of("expireAt", end.toString()));
        assertEquals(200, get(story.path()).status());

        clock.moveTo(end);

        RawHttp.assertProblem(410, get(story.path()));
        clock.reset();
        story.kill("The test is over", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/articles?limit=0", "/v1/articles?nonsense=1", "/v1/articles?limit=1&limit=2"})
    void badRequestsAreNotKept(String path) {
        RawHttp.assertProblem(400, get(path));
        long begun = renderings.begun();
        RawHttp.assertProblem(400, get(path));
        assertEquals(begun + 1, renderings.begun());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/views?ids=0MZ5Q4T2C8V1K", "/v1/admin/articles", "/v1/nowhere", "/openapi", "//v1//site"})
    void onlyReadersAnswersGoThroughTheEdge(String path) {
        long begun = renderings.begun();
        RawHttp.send("GET", path, "Authorization: Bearer " + Newsroom.token());
        assertEquals(begun, renderings.begun());
    }

    @Test
    void countsFollowWithinTenSeconds() {
        Written story = story("counted");
        assertTrue(get(story.path()).text().contains("\"views\":0"));
        String tag = get(story.path() + "?fields=title").header("ETag");
        assertEquals(204, RawHttp.send("POST", story.path() + "/views").status());

        KeptAnswers.recount();

        assertTrue(get(story.path()).text().contains("\"views\":1"));
        assertEquals(tag, get(story.path() + "?fields=title").header("ETag"));
        assertFalse(get(story.path()).header("Surrogate-Key").contains("views:"));
    }

    private static Answer get(String path) {
        return RawHttp.send("GET", path);
    }

    private static Written story(String word) {
        return Story.about(word).publish();
    }
}
