package io.masthead.shared.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.KeptAnswers;
import io.masthead.testing.RawHttp;
import io.masthead.testing.RawHttp.Answer;
import io.masthead.testing.Story;
import io.masthead.testing.TestClock;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReaderAnswersTest {

    private static Written story;

    @Inject
    TestClock clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    private static synchronized String path() {
        if (story == null) {
            story = Story.about("answers")
                    .markdown("Long enough to be worth compressing. ".repeat(100))
                    .publish();
        }
        return story.path();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?fields=title"})
    void headHasTheHeadersOfGetAndNoBody(String query) {
        Answer get = RawHttp.send("GET", path() + query);
        Answer head = RawHttp.send("HEAD", path() + query);

        assertEquals(200, head.status());
        assertEquals(0, head.body().length);
        assertEquals(String.valueOf(get.body().length), get.header("Content-Length"));
        assertEquals(constant(get), constant(head));
    }

    @Test
    void clientThatHasItIsToldSo() {
        String etag = RawHttp.send("GET", path()).header("ETag");
        assertTrue(etag.matches("\"[A-Za-z0-9_-]+\""), etag);

        for (String tags :
                new String[] {etag, "W/" + etag, "\"other\", " + etag, "\"a\",W/" + etag + " , \"b\"", "*"}) {
            Answer same = RawHttp.send("GET", path(), "If-None-Match: " + tags);
            assertEquals(304, same.status(), tags);
            assertEquals(0, same.body().length);
            assertEquals(etag, same.header("ETag"));
            assertEquals("Accept-Encoding", same.header("Vary"));
            assertTrue(same.header("Cache-Control").startsWith("public"), same.header("Cache-Control"));
            assertTrue(same.header("Surrogate-Key").contains("article:" + story.id()));
        }
        assertEquals(304, RawHttp.send("HEAD", path(), "If-None-Match: " + etag).status());
        assertEquals(
                200, RawHttp.send("GET", path(), "If-None-Match: \"other\"").status());
        assertEquals(
                200,
                RawHttp.send("GET", path(), "If-None-Match: " + etag.replace("\"", ""))
                        .status());
    }

    @Test
    void everyEncodingHasItsOwnStrongTag() throws IOException {
        Answer plain = RawHttp.send("GET", path());
        Answer gzip = RawHttp.send("GET", path(), "Accept-Encoding: br;q=0, gzip");

        assertEquals("gzip", gzip.header("Content-Encoding"));
        assertNull(plain.header("Content-Encoding"));
        assertNotEquals(plain.header("ETag"), gzip.header("ETag"));
        assertTrue(gzip.body().length < plain.body().length / 2);
        assertArrayEquals(plain.body(), new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes());
        String tag = gzip.header("ETag");
        assertEquals(
                304,
                RawHttp.send("GET", path(), "Accept-Encoding: gzip", "If-None-Match: " + tag)
                        .status());
        assertEquals(200, RawHttp.send("GET", path(), "If-None-Match: " + tag).status());
        assertEquals(tag, RawHttp.send("HEAD", path(), "Accept-Encoding: gzip").header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip;q=0", "gzip; q=0.0", "identity", "deflate", "x-gzipped", ""})
    void gzipIsSentOnlyToThoseWhoTakeIt(String accepted) {
        Answer answer = RawHttp.send("GET", path(), "Accept-Encoding: " + accepted);

        assertEquals(200, answer.status());
        assertNull(answer.header("Content-Encoding"));
        assertEquals("Accept-Encoding", answer.header("Vary"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"br;q=0.4, gzip;q=0.5", "GZIP", "deflate, gzip;q=1.0", "*;q=0.5, br;q=0"})
    void gzipIsFoundHoweverItIsNamed(String accepted) {
        assertEquals(
                "gzip",
                RawHttp.send("GET", path(), "Accept-Encoding: " + accepted).header("Content-Encoding"));
    }

    @Test
    void crossOriginHeadersAreConstant() {
        for (String[] headers : new String[][] {{}, {"Origin: https://anyone.example"}, {"Origin: null"}}) {
            for (String path : new String[] {path(), "/v1/articles/never-was", "/v1/nowhere", "/v1/articles?x=1"}) {
                Answer answer = RawHttp.send("GET", path, headers);
                assertEquals("*", answer.header("Access-Control-Allow-Origin"), path);
                assertEquals(
                        "ETag, Link, Location, Retry-After, Date, Age, X-Request-Id, Server-Timing",
                        answer.header("Access-Control-Expose-Headers"));
                assertNull(answer.header("Access-Control-Allow-Credentials"));
            }
        }
    }

    @Test
    void preflightIsAnsweredForADay() {
        Answer answer = RawHttp.send(
                "OPTIONS",
                path(),
                "Origin: https://app.example",
                "Access-Control-Request-Method: GET",
                "Access-Control-Request-Headers: if-none-match");

        assertEquals(204, answer.status());
        assertEquals("*", answer.header("Access-Control-Allow-Origin"));
        assertEquals("86400", answer.header("Access-Control-Max-Age"));
        assertEquals("If-None-Match, Content-Type, traceparent", answer.header("Access-Control-Allow-Headers"));
        assertTrue(answer.header("Access-Control-Allow-Methods").contains("GET"));
    }

    @Test
    void staffsAreaIsOpenToNoOtherOrigin() {
        Answer answer = RawHttp.send("GET", "/v1/admin/articles", "Origin: https://anyone.example");
        Answer preflight = RawHttp.send(
                "OPTIONS",
                "/v1/admin/articles",
                "Origin: https://anyone.example",
                "Access-Control-Request-Method: GET");

        assertNull(answer.header("Access-Control-Allow-Origin"));
        assertNull(preflight.header("Access-Control-Allow-Origin"));
    }

    @Test
    void answerLivesNoLongerThanWhatItShows() {
        assertEquals(
                "public, max-age=10, s-maxage=60, stale-while-revalidate=10, stale-if-error=600",
                RawHttp.send("GET", path()).header("Cache-Control"));
        Instant end = clock.instant().plusSeconds(40_000);
        Written ending = Story.about("ending").write().publish(Map.of("expireAt", end.toString()));

        clock.moveTo(end.minusSeconds(30));
        String soon = RawHttp.send("GET", ending.path()).header("Cache-Control");
        assertTrue(soon.matches("public, max-age=10, s-maxage=(2[6-9]|30), stale-while-revalidate=0, .*"), soon);
        clock.moveTo(end.minusSeconds(4));
        String last = RawHttp.send("GET", ending.path()).header("Cache-Control");
        assertTrue(last.matches("public, max-age=[0-4], s-maxage=[0-4], stale-while-revalidate=0, .*=0"), last);
    }

    @Test
    void tagWithoutViewsDoesNotChangeWithThem() {
        String quiet = path() + "?fields=summary,title";
        String tag = RawHttp.send("GET", quiet).header("ETag");
        String counting = RawHttp.send("GET", path()).header("ETag");

        assertEquals(204, RawHttp.send("POST", path() + "/views").status());
        KeptAnswers.recount();

        assertEquals(tag, RawHttp.send("GET", quiet).header("ETag"));
        assertNotEquals(counting, RawHttp.send("GET", path()).header("ETag"));
    }

    @Test
    void surrogateKeysNameEverythingShown() {
        Answer answer = RawHttp.send("GET", path());

        assertTrue(Arrays.asList(answer.header("Surrogate-Key").split(" ")).contains("article:" + story.id()));
        assertEquals(answer.header("Surrogate-Key").replace(' ', ','), answer.header("Cache-Tag"));
        assertTrue(RawHttp.send("GET", "/v1/articles").header("Surrogate-Key").startsWith("list "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc-123_DEF.4", "7", "0MZ5Q4T2C8V1K"})
    void wellFormedRequestIdComesBack(String id) {
        assertEquals(id, RawHttp.send("GET", path(), "X-Request-Id: " + id).header("X-Request-Id"));
        Answer problem = RawHttp.send("GET", "/v1/articles/never-was", "X-Request-Id: " + id);
        assertTrue(problem.text().contains("\"requestId\":\"" + id + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "<script>", "é", "a,b", "\"quoted\""})
    void malformedRequestIdIsReplaced(String id) {
        String ours = RawHttp.send("GET", path(), "X-Request-Id: " + id).header("X-Request-Id");
        assertTrue(ours.matches("[0-9A-Z]{13}"), ours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer nonsense",
                "Authorization: Basic YTpi",
                "Authorization: garbage",
                "X-Api-Key: mhk_nonsense",
                "Cookie: session=1"
            })
    void credentialsChangeNothingForReaders(String header) {
        for (String path : new String[] {path(), "/v1/pages/article/" + story.slug(), "/v1/site"}) {
            Answer without = RawHttp.send("GET", path);
            Answer with = RawHttp.send("GET", path, header);
            assertArrayEquals(without.body(), with.body());
            assertEquals(constant(without), constant(with));
        }
    }

    /// The headers without those that are new in every answer.
    private static Map<String, String> constant(Answer answer) {
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.remove("x-request-id");
        headers.remove("date");
        headers.remove("server-timing");
        return headers;
    }
}
