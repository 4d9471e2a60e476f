package io.masthead.shared.openapi;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DocumentationTest {

    @Test
    void peopleFindTheDocumentAtDocs() {
        given().redirects()
                .follow(false)
                .get("/docs")
                .then()
                .statusCode(302)
                .header("Location", matchesPattern(".*/docs/"));
        given().get("/docs/")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .body("html.head.title", equalTo("Masthead"))
                .body(containsString("url: '/openapi'"));
    }

    @Test
    void thePageLoadsNothingFromOutside() {
        String page = given().get("/docs/")
                .then()
                .body(containsString("validatorUrl: 'none'"), not(containsString("://")))
                .extract()
                .asString();
        List<String> loaded = Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        for (String file : loaded) {
            given().get("/docs/" + file).then().statusCode(200);
        }
        assertEquals(6, loaded.size(), loaded::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/docs", "/docs/"})
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
}
