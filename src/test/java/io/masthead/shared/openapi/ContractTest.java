package io.masthead.shared.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.masthead.testing.Contract;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The check that stands behind all HTTP tests can fail.
class ContractTest {

    private static final String TAG = """
            {"id": "0MZ5Q4T2C8V1K", "slug": "river", "name": "River", "url": "https://news.example/tags/river", "articleCount": 3}""";
    private static final String PROBLEM = """
            {"type": "urn:masthead:problem:not-found", "title": "Not found", "status": 404, "detail": "No.",
             "instance": "/v1/tags/x", "code": "not-found", "requestId": "0MZ5Q4T2C8V1K"}""";

    private static Contract contract;

    @BeforeAll
    static void read() throws IOException {
        contract = new Contract(new YAMLMapper().readTree(new File("openapi/openapi.yaml")));
    }

    @Test
    void honestAnswerPasses() {
        assertEquals(List.of(), faults("GET", "/v1/tags/river", 200, TAG));
        assertEquals(List.of(), faults("GET", "/v1/tags/x", 404, PROBLEM));
    }

    @Test
    void undocumentedMemberFails() {
        assertFails("colour", faults("GET", "/v1/tags/river", 200, TAG.replace("\"id\"", "\"colour\": 1, \"id\"")));
    }

    @Test
    void missingMemberFails() {
        assertFails("name", faults("GET", "/v1/tags/river", 200, TAG.replace("\"name\": \"River\",", "")));
    }

    @Test
    void wrongTypeFails() {
        assertFails("articleCount", faults("GET", "/v1/tags/river", 200, TAG.replace("3}", "\"3\"}")));
    }

    @Test
    void wrongFormatFails() {
        assertFails("url", faults("GET", "/v1/tags/river", 200, TAG.replace("https://news.example", "")));
    }

    @Test
    void nullFails() {
        assertFails("slug", faults("GET", "/v1/tags/river", 200, TAG.replace("\"river\"", "null")));
    }

    @Test
    void undocumentedStatusFails() {
        assertFails("status 418", faults("GET", "/v1/tags/river", 418, PROBLEM));
        assertFails("status 412", faults("GET", "/v1/tags/river", 412, PROBLEM));
    }

    @Test
    void errorThatIsNoProblemFails() {
        assertFails("content type", faults("GET", "/v1/tags/x", 404, "<html>", "text/html", headers()));
        assertFails("requestId", faults("GET", "/v1/tags/x", 404, PROBLEM.replace("requestId", "id")));
    }

    @Test
    void missingHeaderFails() {
        Map<String, String> headers = headers();
        headers.remove("ETag");
        assertFails("ETag", faults("GET", "/v1/tags/river", 200, TAG, "application/json", headers));
    }

    @Test
    void bodyWhereNoneBelongsFails() {
        assertFails("no body", faults("GET", "/v1/tags/river", 304, "{}", "application/json", headers()));
    }

    @Test
    void undocumentedOperationFails() {
        assertFails("not documented", faults("GET", "/v1/secrets", 200, "{}"));
        assertFails("not documented", faults("DELETE", "/v1/tags/river", 204, ""));
    }

    @Test
    void unknownAddressAnswersWithAProblem() {
        assertEquals(List.of(), faults("GET", "/v1/no-such", 404, PROBLEM));
        assertFails("a problem", faults("GET", "/v1/no-such", 404, "<html>", "text/html", headers()));
        assertEquals(List.of(), faults("GET", "/docs/", 200, "<html>", "text/html", headers()));
    }

    @Test
    void nodeOfAnUnknownKindPassesAndABrokenKnownOneFails() {
        String page = """
                {"id": "0MZ5Q4T2C8V1K", "slug": "a", "url": "https://news.example/a", "title": "A", "language": "en",
                 "publishedAt": "2026-05-01T08:00:00Z", "updatedAt": "2026-05-01T08:00:00Z", "body": [%s]}""";
        String known = "{\"_type\": \"divider\", \"_key\": \"a\"}";
        String later = "{\"_type\": \"chart\", \"_key\": \"a\", \"points\": [1, 2]}";
        String broken = "{\"_type\": \"pullQuote\", \"_key\": \"a\"}";

        assertEquals(List.of(), faults("GET", "/v1/articles/a", 200, page.formatted(known)));
        assertEquals(List.of(), faults("GET", "/v1/articles/a", 200, page.formatted(later)));
        assertFails("body", faults("GET", "/v1/articles/a", 200, page.formatted(broken)));
    }

    private static void assertFails(String word, List<String> faults) {
        assertFalse(faults.isEmpty(), "nothing was found");
        assertTrue(faults.toString().contains(word), faults::toString);
    }

    private static List<String> faults(String method, String path, int status, String body) {
        return faults(
                method, path, status, body, status < 400 ? "application/json" : "application/problem+json", headers());
    }

    private static List<String> faults(
            String method, String path, int status, String body, String type, Map<String, String> headers) {
        return contract.faults(
                new Contract.Answer(method, path, status, headers::get, type, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(new HashMap<>(Map.of(
                "ETag", "\"x\"",
                "Vary", "Accept-Encoding",
                "Cache-Control", "no-store",
                "X-Request-Id", "0MZ5Q4T2C8V1K")));
        return headers;
    }
}
