package io.masthead.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.masthead.testing.Customer;
import io.masthead.testing.LogWatch;
import io.masthead.testing.Newsroom;
import io.masthead.testing.RawHttp;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What opens a door is shown once, to whom it belongs, and stands nowhere else.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SecretsTest {

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Test
    void secretStandsInNoProblemNoListNoMetricAndNotInTheDocument() throws IOException {
        String session = Newsroom.token();
        String token = made(session, "tokens", Map.of("name", "Secret", "scopes", List.of("site:read")));
        String webhook = made(session, "webhooks", Map.of("url", "http://127.0.0.1:9/secret"));
        Customer customer = Customer.under(Customer.allowing());
        List<String> secrets = List.of(session, token, webhook, customer.secret(), TestDatabase.SECRET);
        StringBuilder told = new StringBuilder();
        for (String secret : secrets) {
            provoke(secret).forEach(answer -> told.append(answer).append('\n'));
        }
        for (String list : List.of(
                "tokens?limit=100",
                "webhooks?limit=100",
                "staff?limit=100",
                "sessions?limit=100",
                "audit-log?limit=100",
                "partners/" + customer.partner(),
                "partners/" + customer.partner() + "/keys")) {
            told.append(Wire.get("/v1/admin/" + list, "Authorization", "Bearer " + session)
                    .everything());
        }
        told.append(Wire.get("/v1/syndication/account", "X-Api-Key", customer.secret())
                        .everything())
                .append(Wire.get("/openapi?format=json").body())
                .append(new String(metrics.toURL().openStream().readAllBytes(), StandardCharsets.UTF_8));
        Newsroom.bearing(session)
                .get("/v1/admin/webhooks?limit=100")
                .jsonPath()
                .<String>getList("data.findAll { it.url.endsWith('/secret') }.id")
                .forEach(id -> Newsroom.admin().header("If-Match", "*").delete("/v1/admin/webhooks/" + id));

        for (String secret : secrets) {
            assertFalse(told.indexOf(secret) >= 0, "a secret that begins with " + secret.substring(0, 8) + " is told");
        }
        assertFalse(told.indexOf("$argon2") >= 0 || told.indexOf(Newsroom.PASSWORD) >= 0, "a password is told");
        assertEquals(List.of(), LogWatch.leaks());
    }

    /// Wherever somebody may put a secret by mistake, but for addresses: those come back as they were sent.
    private static List<String> provoke(String secret) {
        byte[] body = ("{\"email\": \"" + secret + "\", \"password\": [\"" + secret + "\"], \"" + secret + "\": 1}")
                .getBytes(StandardCharsets.UTF_8);
        List<String> json = List.of("Content-Type: application/json", "Authorization: Bearer " + Newsroom.token());
        return List.of(
                all(RawHttp.send("GET", "/v1/admin/site", "Authorization: Bearer x" + secret)),
                all(RawHttp.send("GET", "/v1/admin/site", "Authorization: Basic " + secret)),
                all(RawHttp.send("GET", "/v1/syndication/account", "X-Api-Key: x" + secret)),
                all(RawHttp.send("GET", "/v1/syndication/account?api_key=" + secret)),
                all(RawHttp.send("GET", "/v1/articles?api_key=" + secret, "Cookie: session=" + secret)),
                all(RawHttp.send("POST", "/v1/admin/sessions", json, body)),
                all(RawHttp.send("POST", "/v1/admin/staff", json, body)),
                all(RawHttp.send("POST", "/v1/admin/tokens", json, ("{\"name\": \"" + secret).getBytes())));
    }

    private static String all(RawHttp.Answer answer) {
        return answer.headers() + answer.text();
    }

    private static String made(String session, String kind, Map<String, Object> input) {
        return Newsroom.bearing(session)
                .contentType(ContentType.JSON)
                .body(input)
                .post("/v1/admin/" + kind)
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }
}
