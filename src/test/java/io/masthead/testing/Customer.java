package io.masthead.testing;

import static io.restassured.RestAssured.given;

import io.masthead.shared.json.MergePatch;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A partner with a plan and a key, made over HTTP as staff would.
///
/// @param key the key's id
/// @param secret what is sent
public record Customer(String partner, String plan, String key, String secret) {

    /// A plan that allows whole articles of these categories, and hardly ends.
    public static Map<String, Object> allowing(String... categories) {
        return new HashMap<>(Map.of(
                "name",
                Story.slug("plan"),
                "requestsPerSecond",
                1000,
                "requestsPerDay",
                1_000_000,
                "categories",
                List.of(categories),
                "content",
                "body",
                "images",
                true));
    }

    /// A partner under a plan of its own.
    public static Customer under(Map<String, Object> plan) {
        return under(plan, Map.of());
    }

    /// The same, with a key of this kind.
    public static Customer under(Map<String, Object> plan, Map<String, Object> key) {
        String made = Newsroom.create("/v1/admin/plans", plan);
        String partner = Newsroom.create("/v1/admin/partners", Map.of("name", Story.slug("partner"), "plan", made));
        Response answer = key(partner, key);
        answer.then().statusCode(201);
        return new Customer(partner, made, answer.path("id"), answer.path("secret"));
    }

    /// Makes a key; the answer is whatever comes.
    public static Response key(String partner, Map<String, Object> key) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "Test"));
        body.putAll(key);
        return Newsroom.admin()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/admin/partners/" + partner + "/keys");
    }

    /// A request with its key.
    public RequestSpecification request() {
        return with(secret);
    }

    /// A request with this key.
    public static RequestSpecification with(String secret) {
        return given().header("X-Api-Key", secret);
    }

    /// Changes its plan.
    public void changePlan(Map<String, Object> patch) {
        Newsroom.admin()
                .contentType(MergePatch.TYPE)
                .header("If-Match", "*")
                .body(patch)
                .patch("/v1/admin/plans/" + plan)
                .then()
                .statusCode(200);
    }
}
