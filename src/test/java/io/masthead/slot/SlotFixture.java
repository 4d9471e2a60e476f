package io.masthead.slot;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Makes slots and what fills them, over HTTP, as staff do.
final class SlotFixture {

    private SlotFixture() {}

    static ValidatableResponse post(String collection, Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/admin/" + collection)
                .then();
    }

    static String created(String collection, Map<String, ?> body) {
        return post(collection, body).statusCode(201).extract().path("id");
    }

    static String slot(String key, String kind) {
        return created("slots", Map.of("key", key, "name", "For a test", "kind", kind));
    }

    static String advertiser(String name) {
        return created("advertisers", Map.of("name", name));
    }

    /// A creative with a brand of its own and an advertiser of the same name.
    static String creative(String kind, String brand) {
        return created("creatives", creativeInput(advertiser(brand), kind, brand));
    }

    static Map<String, Object> creativeInput(String advertiser, String kind, String brand) {
        Map<String, Object> input = new HashMap<>();
        input.put("advertiser", advertiser);
        input.put("kind", kind);
        input.put("brand", brand);
        input.put("clickUrl", "https://brand.example/");
        return input;
    }

    static String booking(String slot, String creative, String tier, int position) {
        return created("bookings", bookingInput(slot, creative, tier, position, null, null));
    }

    static Map<String, Object> bookingInput(
            String slot, String creative, String tier, int position, Instant from, Instant until) {
        Map<String, Object> input = new HashMap<>();
        input.put("slot", slot);
        input.put("creative", creative);
        input.put("tier", tier);
        input.put("position", position);
        if (from != null) {
            input.put("from", from.toString());
        }
        if (until != null) {
            input.put("until", until.toString());
        }
        return input;
    }
}
