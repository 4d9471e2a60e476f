package io.masthead.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.masthead.shared.id.Id;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ArticleListParametersTest {

    @Test
    void unknownParameterIsRefusedNamingAllThereAre() {
        refused("colour=red", "unknown-parameter")
                .body("errors[0].pointer", equalTo("colour"))
                .body("allowed", hasItems("category", "categoryOnly", "tag", "tagMode", "author", "source", "language"))
                .body("allowed", hasItems("publishedFrom", "publishedTo", "updatedSince", "ids", "pinnedFirst"))
                .body("allowed", hasItems("sort", "limit", "cursor", "fields", "count"));
        given().get("/v1/articles/some-slug?limit=3").then().statusCode(400).body("allowed", hasItem("body"));
        given().get("/v1/categories?limit=3").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=1&limit=2", "category=a&category=a", "fields=views&fields=views", "cursor=a&cursor="})
    void repeatedParameterIsRefused(String query) {
        refused(query, "repeated-parameter");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, out-of-range",
        "limit=101, out-of-range",
        "limit=-1, out-of-range",
        "limit=99999999999999999999, not-a-number",
        "limit=ten, not-a-number",
        "limit=1e1, not-a-number",
        "limit=, not-a-number",
        "limit=%2B5, not-a-number",
        "sort=title, not-a-choice",
        "sort=-PublishedAt, not-a-choice",
        "count=yes, not-a-choice",
        "tagMode=none, not-a-choice",
        "pinnedFirst=1, not-a-choice",
        "categoryOnly=TRUE, not-a-choice",
        "publishedFrom=yesterday, not-a-time",
        "publishedTo=2020-02-30T00:00:00Z, not-a-time",
        "updatedSince=2020-01-01, not-a-time",
        "publishedFrom=%2B200000-01-01T00:00:00Z, out-of-range",
        "publishedFrom=-0001-01-01T00:00:00Z, out-of-range",
        "fields=everything, unknown-field",
        "'fields=summary,', unknown-field",
        "ids=0, not-an-id",
        "'ids=0MZ5Q4T2C8V1K,', out-of-range",
        "ids=zzzzzzzzzzzzz, not-an-id",
        "categoryOnly=true, category-missing",
        "pinnedFirst=true&sort=publishedAt, not-with-this-sort"
    })
    void valueOutOfRangeIsRefused(String query, String code) {
        refused(query, code)
                .body("errors[0].pointer", equalTo(query.substring(0, query.indexOf('='))))
                .body("errors", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"category=x", "author=x", "language=en", "sort=publishedAt", "pinnedFirst=true", "tagMode=all"})
    void idsGoWithFieldsOnly(String other) {
        refused("ids=" + Id.next() + "&" + other, "not-with-filters");
    }

    @Test
    void tooManyIdsAndTagsAreRefused() {
        refused("ids=" + String.join(",", Collections.nCopies(101, Id.next().toString())), "out-of-range");
        refused("tag=" + "a,".repeat(20) + "b", "out-of-range");
        refused("tag=a,,b", "out-of-range");
        refused("category=" + "c".repeat(201), "out-of-range");
        refused("cursor=" + "c".repeat(2001), "out-of-range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"category=nowhere", "tag=nothing", "author=nobody", "source=nowhere"})
    void nothingOfThisNameIsNotFound(String query) {
        given().get("/v1/articles?" + query).then().statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void cursorIsGoodForItsListOnly() {
        String category = Newsroom.category("cursors", null);
        Story.about("a").in(category).publish();
        Story.about("b").in(category).publish();
        String list = "category=" + category + "&limit=1";
        String cursor = given().get("/v1/articles?" + list).path("page.next");

        given().get("/v1/articles?" + list + "&cursor=" + cursor).then().statusCode(200);
        refused(list + "&language=en&cursor=" + cursor, "bad-cursor");
        refused(list + "&sort=publishedAt&cursor=" + cursor, "bad-cursor");
        refused("limit=1&cursor=" + cursor, "bad-cursor");
        refused(list + "&cursor=" + cursor.substring(1), "bad-cursor");
        refused(list + "&cursor=" + cursor.substring(0, cursor.length() - 2), "bad-cursor");
        refused(list + "&cursor=" + (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1), "bad-cursor");
        refused(list + "&cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "bad-cursor");
        refused(list + "&cursor=%F0%9F%8E%89", "bad-cursor");
        for (String other : new String[] {"tombstones", "tags", "authors"}) {
            given().get("/v1/" + other + "?cursor=" + cursor)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("bad-cursor"));
        }
    }

    @Test
    void limitDoesNotBindACursor() {
        String category = Newsroom.category("limits", null);
        for (int i = 0; i < 4; i++) {
            Story.about("l").in(category).publish();
        }
        String cursor = given().get("/v1/articles?limit=1&category=" + category).path("page.next");

        given().get("/v1/articles?limit=2&fields=views&category=" + category + "&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("data", hasSize(2));
    }

    private static ValidatableResponse refused(String query, String code) {
        return given().urlEncodingEnabled(false)
                .get("/v1/articles?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Cache-Control", equalTo("no-store"))
                .body("status", equalTo(400))
                .body("instance", equalTo("/v1/articles"))
                .body("requestId", not(equalTo(null)))
                .body("code", equalTo(code));
    }
}
