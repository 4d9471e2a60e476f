package io.masthead.taxonomy;

import static io.masthead.taxonomy.CategoryRequests.CATEGORIES;
import static io.masthead.taxonomy.CategoryRequests.patch;
import static io.masthead.taxonomy.CategoryRequests.post;
import static io.masthead.taxonomy.CategoryRequests.slug;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.masthead.testing.LoggedChanges;
import io.masthead.testing.Newsroom;
import io.masthead.testing.RawHttp;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CategoryBadInputTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "a b", "a%20b", "..", "a/b", "😀", "-a", "a--b", "api", "0MZ5Q4T2C8V1K"})
    void slugThatIsNoneIsRefused(String slug) {
        LoggedChanges.assertNone(() -> post(Map.of("name", "Odd", "slug", slug))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/slug")));
    }

    @Test
    void slugOfFiveHundredCharactersIsTooLong() {
        post(Map.of("name", "Long", "slug", "a".repeat(500)))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/slug"))
                .body("errors[0].code", equalTo("too-long"));
    }

    @Test
    void everyFaultOfABodyIsNamed() {
        post(Map.of("name", " ", "description", "x".repeat(2001), "position", -1))
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid"))
                .body("errors.pointer", equalTo(List.of("/description", "/name", "/position")))
                .body("errors.code", equalTo(List.of("too-long", "missing", "out-of-range")));
    }

    @Test
    void unknownMemberIsABadRequest() {
        LoggedChanges.assertNone(() -> post(Map.of("name", "Odd", "slug", slug("odd"), "colour", "red"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("unknown-member"))
                .body("errors[0].pointer", equalTo("/colour"))
                .body("allowed", hasItem("description")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{\"name\":",
                "{\"name\":5}",
                "{\"name\":[\"a\"]}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"a\",\"position\":1.5}",
                "{\"name\":\"a\",\"position\":99999999999}",
                "{\"name\":\"a\"} {}"
            })
    void unreadableBodyIsABadRequest(String body) {
        LoggedChanges.assertNone(() -> Newsroom.admin()
                .contentType(ContentType.JSON)
                .body(body)
                .post(CATEGORIES)
                .then()
                .statusCode(400)
                .contentType("application/problem+json"));
    }

    @Test
    void bodyOfAHundredThousandLevelsIsABadRequest() {
        List<String> headers = List.of("Authorization: Bearer " + Newsroom.token(), "Content-Type: application/json");
        byte[] deep = ("{\"name\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        RawHttp.assertProblem(400, RawHttp.send("POST", CATEGORIES, headers, deep));
    }

    @Test
    void otherContentTypesAreNotSupported() {
        Newsroom.admin()
                .contentType("text/plain")
                .body("{\"name\":\"a\"}")
                .post(CATEGORIES)
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported-media-type"));
    }

    @Test
    void patchThatIsNoneIsRefused() {
        String id = Newsroom.createCategory("Firm", slug("firm"), null);

        LoggedChanges.assertNone(() -> {
            for (String patch :
                    List.of("", "[]", "5", "null", "\"x\"", "{", "{\"colour\":\"red\"}", "{\"position\":\"x\"}")) {
                patch(id, "\"v0\"", patch).then().statusCode(400).contentType("application/problem+json");
            }
            Newsroom.admin()
                    .contentType(ContentType.JSON)
                    .header("If-Match", "\"v0\"")
                    .body("{\"name\":\"x\"}")
                    .patch(CATEGORIES + "/" + id)
                    .then()
                    .statusCode(415);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=101", "limit=x", "limit=1&limit=2", "colour=red", "cursor=forged", "cursor="})
    void badParametersAreNamed(String query) {
        Newsroom.admin()
                .get(CATEGORIES + "?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(query.replaceAll("=.*", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such", "%25", "..%2f", "%F0%9F%98%80", "0000000000000", "ZZZZZZZZZZZZZ"})
    void addressOfNothingIsNotFound(String id) {
        Newsroom.admin()
                .urlEncodingEnabled(false)
                .get(CATEGORIES + "/" + id)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }
}
