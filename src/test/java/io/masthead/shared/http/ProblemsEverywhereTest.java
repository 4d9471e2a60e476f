package io.masthead.shared.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.Newsroom;
import io.masthead.testing.RawHttp;
import io.masthead.testing.RawHttp.Answer;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever goes wrong, in whichever layer, is told in the one shape.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ProblemsEverywhereTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nowhere",
                "/v1",
                "/v1/",
                "/v1/nowhere",
                "/v2/articles",
                "/v1/articles/a/b/c",
                "/v1/admin",
                "/v1/admin/nowhere",
                "/index.html",
                "//v1//nowhere"
            })
    void unknownPathIsNotFound(String path) {
        RawHttp.assertProblem(404, RawHttp.send("GET", path));
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /v1/articles/some-slug, 'GET'",
        "POST, /v1/articles, 'GET'",
        "PUT, /v1/site, 'GET'",
        "PATCH, /v1/pages/home, 'GET'",
        "DELETE, /v1/admin/articles, 'GET'",
        "DELETE, /v1/admin/sessions, 'POST'"
    })
    void wrongMethodNamesThoseThatAreAllowed(String method, String path, String allowed) {
        Answer answer = RawHttp.send(method, path, "Authorization: Bearer " + Newsroom.token());

        RawHttp.assertProblem(405, answer);
        assertTrue(answer.header("Allow").contains(allowed), answer.header("Allow"));
    }

    @Test
    void onlyJsonIsServed() {
        RawHttp.assertProblem(406, RawHttp.send("GET", "/v1/articles", "Accept: application/xml"));
        RawHttp.assertProblem(406, RawHttp.send("GET", "/v1/site", "Accept: text/html"));
        assertEquals(
                200,
                RawHttp.send("GET", "/v1/articles", "Accept: text/html, */*;q=0.1")
                        .status());
        assertEquals(
                200,
                RawHttp.send("GET", "/v1/articles", "Accept: application/*").status());
    }

    @Test
    void tooLongAddressesAndHeadersAreRefused() {
        RawHttp.assertProblem(414, RawHttp.send("GET", "/v1/articles?category=" + "c".repeat(9_000)));
        var longPath = RawHttp.send("GET", "/v1/articles/" + "%E9".repeat(3_000));
        RawHttp.assertProblem(414, longPath);
        assertEquals(8_191, new JsonPath(longPath.text()).getString("instance").length(), "no more is repeated");
        RawHttp.assertProblem(431, RawHttp.send("GET", "/v1/articles", "X-Long: " + "h".repeat(40_000)));
        String[] many = new String[500];
        java.util.Arrays.setAll(many, i -> "X-Header-" + i + ": " + "v".repeat(80));
        RawHttp.assertProblem(431, RawHttp.send("GET", "/v1/articles", many));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles/%",
                "/v1/articles/%zz",
                "/v1/articles/%E4%B8",
                "/v1/articles/%ff%fe",
                "/v1/articles/%c0%af",
                "/v1/articles/a%",
                "/v1/articles?category=%zz",
                "/v1/articles?category=%",
                "/v1/articles?%zz=1",
                "/v1/categories/%2"
            })
    void malformedPercentEncodingIsABadRequest(String path) {
        Answer answer = RawHttp.send("GET", path);

        assertTrue(answer.status() == 400 || answer.status() == 404, answer.status() + " " + path);
        RawHttp.assertProblem(answer.status(), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%00",
                "a%00b",
                "%F0%9F%8E%89",
                "%F0%A0%80%80",
                "..%2f..%2fetc",
                "%2e%2e",
                "a%2Fb",
                "a;b=c",
                "a%20b",
                "%0d%0aX-Injected:%20yes",
                "%25",
                "%27%20or%201=1",
                "0MZ5Q4T2C8V1K",
                "ZZZZZZZZZZZZZ",
                "0000000000000"
            })
    void strangeSlugsAreNotFound(String slug) {
        for (String area : List.of(
                "/v1/articles/",
                "/v1/pages/article/",
                "/v1/pages/category/",
                "/v1/categories/",
                "/v1/tags/",
                "/v1/authors/")) {
            Answer answer = RawHttp.send("GET", area + slug);
            RawHttp.assertProblem(404, answer);
            assertFalse(answer.headers().containsKey("x-injected"));
        }
        RawHttp.assertProblem(404, RawHttp.send("GET", "/v1/articles?category=" + slug.replace(";", "%3B")));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500, 5000})
    void longSlugsAreNotFound(int length) {
        RawHttp.assertProblem(404, RawHttp.send("GET", "/v1/articles/" + "s".repeat(length)));
        RawHttp.assertProblem(404, RawHttp.send("GET", "/v1/categories/" + "s".repeat(length)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/articles/..", "/v1/articles/../articles", "/v1/./articles", "/v1/pages/../../etc"})
    void dotsLeadNowhereElse(String path) {
        int status = RawHttp.send("GET", path).status();
        assertTrue(status == 200 || status == 404 || status == 400, path + " " + status);
    }

    @Test
    void wordsOfStrangersDoNotReachTheAnswerAsMarkup() {
        Answer answer = RawHttp.send("GET", "/v1/nowhere/<script>alert(1)</script>");

        assertTrue(answer.status() == 404 || answer.status() == 400);
        assertEquals(
                "nosniff",
                answer.header("X-Content-Type-Options"),
                answer.headers().toString());
        RawHttp.assertProblem(answer.status(), answer);
    }

    @Test
    void problemsTellNothingOfTheInside() {
        List<Answer> answers = List.of(
                RawHttp.send("GET", "/v1/articles?limit=x"),
                RawHttp.send("GET", "/v1/articles/%zz"),
                post("{\"title\": {}}"),
                post("{"));
        for (Answer answer : answers) {
            assertFalse(
                    answer.text().matches("(?s).*(java\\.|io\\.|Exception|select |jackson|hibernate).*"),
                    answer.text());
        }
    }

    @Test
    void methodsThatNobodyKnowsAreRefused() {
        for (String method : List.of("TRACE", "CONNECT", "BREW", "OPTIONS")) {
            int status = RawHttp.send(method, "/v1/articles").status();
            assertTrue(status < 500, method + " " + status);
        }
    }

    private static Answer post(String body) {
        return RawHttp.send(
                "POST",
                "/v1/admin/articles",
                List.of("Authorization: Bearer " + Newsroom.token(), "Content-Type: application/json"),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
