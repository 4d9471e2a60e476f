package io.masthead.shared.openapi;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DocumentationTest {

    @Test
    void guidesStandBeforeTheReference() {
        String contents = given().get("/docs")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .body("html.head.title", equalTo("Building on Masthead - Masthead"))
                .extract()
                .asString();
        List<String> guides = found("href=\"/docs/([a-z-]+)\"", contents);
        assertTrue(guides.containsAll(List.of("first-page", "paging", "views", "errors")), guides::toString);
        for (String guide : Set.copyOf(guides)) {
            given().get("/docs/" + guide)
                    .then()
                    .statusCode(200)
                    .body(containsString("<h1>"), not(containsString("src=")));
        }
        given().get("/docs/").then().statusCode(200);
        given().get("/docs/no-such-guide").then().statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void theReferenceLoadsNothingFromOutside() {
        String page = given().get("/docs/reference/")
                .then()
                .statusCode(200)
                .body("html.head.title", equalTo("Masthead"))
                .body(
                        containsString("url: '/openapi'"),
                        containsString("validatorUrl: 'none'"),
                        not(containsString("://")))
                .extract()
                .asString();
        List<String> loaded = found("(?:src|href)=\"([^\"]+)\"", page);
        for (String file : loaded) {
            given().get("/docs/reference/" + file).then().statusCode(200);
        }
        assertEquals(6, loaded.size(), loaded::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/docs", "/docs/paging", "/docs/reference/"})
    void documentationIsOnlyRead(String path) {
        given().head(path).then().statusCode(200);
        given().body("x")
                .post(path)
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD")
                .contentType("application/problem+json")
                .body("code", equalTo("method-not-allowed"));
    }

    private static List<String> found(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
