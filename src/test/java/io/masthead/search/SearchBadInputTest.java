package io.masthead.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.testing.RawHttp;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SearchBadInputTest {

    @BeforeEach
    void ready() {
        SearchReady.await();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%F0%A0%80%80", // one character outside the basic plane
                "z",
                "%2B%2D%26%7C%21%28%29%7B%7D%5B%5D%5E%7E%2A%3F%3A%5C%2F", // operators only
                "%22unbalanced%20quotes",
                "%22a%22%22b%22%22",
                "%00%07control%1B",
                "AND%20OR%20NOT",
                "%5B1%20TO%20%2A%5D",
                "%F0%9F%8C%8A",
                "%ED%A0%80", // a lone surrogate
                "%E3%80%80"
            })
    void oddQueriesAreAnswered(String q) {
        RawHttp.Answer answer = RawHttp.send("GET", "/v1/search?facets=none&q=" + q);

        assertEquals(200, answer.status(), answer.text());
    }

    @Test
    void manyWordsThatAreNearlyManyOthersAreLookedFor() {
        String stem = Story.slug("q").replaceAll("[^a-z]", "").substring(0, 1)
                + Story.slug("typo").replaceAll("[^a-z]", "");
        stem = (stem + "wxyzw").substring(0, 6);
        List<String> near = IntStream.rangeClosed('a', 'z')
                .mapToObj(Character::toString)
                .map(stem::concat)
                .toList();
        String all = String.join(" ", near);
        Written story = Story.titled(all).with("summary", all).markdown(all).publish();
        String asked = String.join(" ", near.subList(0, 15)) + " nowhereelse";

        given().queryParam("q", asked).get("/v1/search").then().statusCode(200).body("data.id", hasItem(story.id()));
    }

    @Test
    void operatorsAloneFindNothing() {
        given().queryParam("q", "*:*").get("/v1/search").then().statusCode(200).body("data", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/search, missing-parameter",
        "/v1/search?q=, out-of-range",
        "/v1/search?q=a&q=b, repeated-parameter",
        "/v1/search?q=a&facets=colour, unknown-facet",
        "/v1/search?q=a&sort=title, not-a-choice",
        "/v1/search?q=a&limit=0, out-of-range",
        "/v1/search?q=a&fields=colour, unknown-field",
        "/v1/search?q=a&page=2, unknown-parameter",
        "/v1/search?q=a&cursor=forged, bad-cursor",
        "/v1/search/suggest, missing-parameter",
        "/v1/search/suggest?q=a&limit=21, out-of-range"
    })
    void otherThanTheDocumentSaysIsRefused(String path, String code) {
        given().get(path).then().statusCode(400).body("code", equalTo(code));
    }

    @Test
    void whatIsTooLongIsRefused() {
        RawHttp.assertProblem(400, RawHttp.send("GET", "/v1/search?q=" + "a".repeat(201)));
        RawHttp.assertProblem(414, RawHttp.send("GET", "/v1/search?q=" + "a".repeat(10_000)));
    }

    @Test
    void aCursorOfAnotherQuestionIsRefused() {
        String word = Story.slug("cursor").replace("-", "");
        Story.titled("First " + word).publish();
        Story.titled("Second " + word).publish();
        String cursor = given().queryParam("q", word)
                .queryParam("limit", 1)
                .get("/v1/search")
                .then()
                .statusCode(200)
                .extract()
                .path("page.next");

        given().queryParam("q", word)
                .queryParam("cursor", cursor)
                .get("/v1/search")
                .then()
                .statusCode(200);
        given().queryParam("q", "other")
                .queryParam("cursor", cursor)
                .get("/v1/search")
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
        given().queryParam("q", word)
                .queryParam("sort", "-publishedAt")
                .queryParam("cursor", cursor)
                .get("/v1/search")
                .then()
                .statusCode(400);
    }

    @Test
    void anUnknownCategoryIsNotFound() {
        given().get("/v1/search?q=a&category=no-such-category").then().statusCode(404);
    }
}
