package io.masthead.shared.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.Newsroom;
import io.masthead.testing.RawHttp;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.TraceCollector;
import io.masthead.testing.TraceCollector.Seen;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TracesTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    private static final String LIST = "/v1/articles?limit=1";

    TraceCollector collector;

    /// Not kept: nobody asked for this before.
    private final Instant moment = Instant.parse("2100-01-01T00:00:00Z").plusNanos(System.nanoTime());

    private final String id = "traced-" + System.nanoTime();

    @Test
    void readingGoesOnWithTheClientsTraceAndShowsEachStatement() throws Exception {
        var answer = RawHttp.send(
                "GET",
                LIST + "&publishedTo=" + moment,
                "X-Request-Id: " + id,
                "traceparent: 00-" + TRACE + "-" + SPAN + "-01");

        assertEquals(200, answer.status());
        Seen span = span();
        assertEquals("GET /v1/articles", span.name());
        assertEquals(TRACE, span.trace());
        assertEquals(SPAN, span.parent());
        assertEquals("GET", span.attributes().get("http.request.method"));
        assertEquals("/v1/articles", span.attributes().get("http.route"));
        assertEquals("200", span.attributes().get("http.response.status_code"));
        assertTrue(collector.await(sql -> sql.parent().equals(span.id())).isPresent(), "no statement is told of");
        assertTrue(span.text().contains("service.name") && span.text().contains("masthead"), span.text());
    }

    @Test
    void whatStaffWriteIsNamedByItsRouteAndStatus() throws Exception {
        var answer = RawHttp.send(
                "POST",
                "/v1/admin/tags",
                List.of(
                        "Authorization: Bearer " + Newsroom.token(),
                        "Content-Type: application/json",
                        "X-Request-Id: " + id,
                        "traceparent: of nobody"),
                ("{\"name\": \"" + id + "\"}").getBytes(StandardCharsets.UTF_8));

        assertEquals(201, answer.status());
        Seen span = span();
        assertEquals("POST /v1/admin/tags", span.name());
        assertEquals("201", span.attributes().get("http.response.status_code"));
        assertEquals("", span.parent());
        assertNotEquals(TRACE, span.trace());
    }

    @Test
    void keptAnswerHasNoSpan() throws Exception {
        RawHttp.send("GET", LIST + "&publishedTo=" + moment, "X-Request-Id: " + id);
        span();
        RawHttp.send("GET", LIST + "&publishedTo=" + moment, "X-Request-Id: " + id + "-again");
        RawHttp.send(
                "GET",
                LIST + "&publishedFrom=1970-01-01T00:00:00Z&publishedTo=" + moment,
                "X-Request-Id: " + id + "-other");

        assertTrue(collector.await(span -> of(span, id + "-other")).isPresent());
        assertTrue(collector.seen().stream().noneMatch(span -> of(span, id + "-again")));
    }

    @Test
    void spanHoldsNoSecret() throws Exception {
        String token = Newsroom.token();
        Written story = Story.about("traced").write();
        String preview = story.act(Newsroom.admin(), "preview-links", null)
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        RawHttp.send("GET", "/v1/previews/" + preview + "?secret=" + id + "-value", "X-Request-Id: " + id);
        RawHttp.send("GET", "/v1/admin/tags", "Authorization: Bearer " + token, "X-Request-Id: " + id + "-staff");

        assertEquals("GET /v1/previews/{preview}", span().name());
        assertTrue(collector.await(span -> of(span, id + "-staff")).isPresent());
        for (Seen span : collector.seen()) {
            assertFalse(span.text().contains(token), "a token");
            assertFalse(span.text().contains(preview), "a preview link");
            assertFalse(span.text().contains(id + "-value"), "a parameter");
        }
    }

    private Seen span() throws InterruptedException {
        return collector.await(span -> of(span, id)).orElseThrow();
    }

    private static boolean of(Seen span, String request) {
        return request.equals(span.attributes().get("masthead.request.id"));
    }
}
