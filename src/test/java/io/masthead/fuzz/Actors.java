package io.masthead.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Who sends the requests. Nobody else uses these accounts, and none of them is among the things that requests name:
/// so no request takes away the ground it stands on.
final class Actors {

    /// Of all of them, and of whoever is hired on the way.
    static final String PASSWORD = "a long password for strange requests";

    private final Client client;
    private final Texts texts;
    private final String chief;
    private final String email;
    private final String program;
    private final String category;
    private String admin;
    private String partner;
    private String passingEmail;
    private String passing;
    private String passingKey;

    /// @param chief the token of an admin, who hires the others
    Actors(Client client, Texts texts, String chief) throws InterruptedException {
        this.client = client;
        this.texts = texts;
        this.chief = chief;
        category = post("/v1/admin/categories", Map.of("name", texts.name(), "slug", texts.slug()))
                .get("id")
                .textValue();
        email = hire();
        renew();
        program = post("/v1/admin/tokens", Map.of("name", "Fuzz", "scopes", List.of("articles:read")))
                .get("secret")
                .textValue();
        // A second session, to be ended.
        signIn(email);
    }

    /// The token of an admin who stays.
    String admin() {
        return admin;
    }

    /// What partners may see.
    String category() {
        return category;
    }

    /// The token of a program.
    String program() {
        return program;
    }

    /// The key of a partner who stays.
    String partner() {
        return partner;
    }

    /// The e-mail address of an admin whom nobody misses.
    String passingEmail() throws InterruptedException {
        passing();
        return passingEmail;
    }

    /// The token of that admin.
    String passing() throws InterruptedException {
        if (passing == null) {
            passingEmail = hire();
            passing = signIn(passingEmail);
        }
        return passing;
    }

    /// A key that may be lost.
    String passingKey() throws InterruptedException {
        if (passingKey == null) {
            passingKey = key();
        }
        return passingKey;
    }

    /// Somebody's token or key was used up.
    void forgetPassing() {
        passing = null;
        passingKey = null;
    }

    /// Signs in anew, with a new key.
    void renew() throws InterruptedException {
        admin = signIn(email);
        partner = key();
    }

    /// The site's settings, to be put back.
    JsonNode site() throws InterruptedException {
        return sent("GET", "/v1/admin/site", null);
    }

    void replace(String path, JsonNode body) throws InterruptedException {
        sent("PUT", path, body);
    }

    private String hire() throws InterruptedException {
        String address = texts.email();
        post("/v1/admin/staff", Map.of("email", address, "name", "Fuzz", "role", "admin", "password", PASSWORD));
        return address;
    }

    private String signIn(String address) throws InterruptedException {
        return post("/v1/admin/sessions", Map.of("email", address, "password", PASSWORD))
                .get("token")
                .textValue();
    }

    private String key() throws InterruptedException {
        Map<String, Object> plan = Map.of(
                "name",
                texts.name(),
                "requestsPerSecond",
                100_000,
                "requestsPerDay",
                100_000_000,
                "categories",
                List.of(category),
                "content",
                "body",
                "images",
                true);
        String made = post("/v1/admin/plans", plan).get("id").textValue();
        String wire = post("/v1/admin/partners", Map.of("name", texts.name(), "plan", made))
                .get("id")
                .textValue();
        return post("/v1/admin/partners/" + wire + "/keys", Map.of("name", "Fuzz"))
                .get("secret")
                .textValue();
    }

    private JsonNode post(String path, Map<String, Object> body) throws InterruptedException {
        return sent("POST", path, new ObjectMapper().valueToTree(body));
    }

    private JsonNode sent(String method, String path, JsonNode body) throws InterruptedException {
        byte[] bytes = body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + chief, "Content-Type", "application/json", "If-Match", "*");
        HttpResponse<byte[]> answer = client.send(new Request("", method, path, headers, bytes));
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
