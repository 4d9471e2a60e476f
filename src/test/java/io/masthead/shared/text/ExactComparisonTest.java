package io.masthead.shared.text;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.masthead.shared.http.PathSegment;
import io.masthead.testing.Newsroom;
import io.masthead.testing.RawHttp;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Names are compared character by character: a database would pass over accents, capitals and blanks at the end.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class ExactComparisonTest {

    private static final String KEY = "exact-name";

    @Test
    void nearlyTheSameNameIsNotFound() {
        String name = Story.slug("café");
        Newsroom.createCategory("Exact", name, null);
        Newsroom.create("/v1/admin/tags", Map.of("name", "Exact", "slug", name));
        Newsroom.create("/v1/admin/authors", Map.of("name", "Exact", "slug", name));
        Story.titled("Exact").with("slug", name).in(name).tagged(name).publish();
        List<String> found = new ArrayList<>();
        for (String address : List.of(
                "/v1/articles/{name}",
                "/v1/pages/article/{name}",
                "/v1/categories/{name}",
                "/v1/pages/category/{name}",
                "/v1/tags/{name}",
                "/v1/authors/{name}",
                "/v1/articles?category={name}",
                "/v1/articles?author={name}",
                "/feeds/tags/{name}.rss")) {
            assertEquals(200, status(address, name), address);
            near(name)
                    .filter(other -> status(address, other) != 404)
                    .forEach(other -> found.add(address + " with '" + other + "'"));
        }
        assertEquals(List.of(), found);
    }

    private static int status(String address, String name) {
        return RawHttp.send("GET", address.replace("{name}", PathSegment.encode(name)))
                .status();
    }

    @Test
    void nearlyTheSameNamesAreTwo() {
        String name = Story.slug("été");
        Newsroom.createCategory("Summer", name, null);
        Newsroom.createCategory("Ete", name.replace("é", "e"), null);
        given().get("/v1/categories/{name}", name).then().body("name", equalTo("Summer"));
        given().get("/v1/categories/{name}", name.replace("é", "e")).then().body("name", equalTo("Ete"));
        Newsroom.create("/v1/admin/slots", Map.of("key", KEY, "name", "Exact", "kind", "ordered"));
        for (String other : List.of(KEY + " ", KEY.replace("e", "é"), KEY.toUpperCase(Locale.ROOT))) {
            given().get("/v1/slots/{key}", other).then().statusCode(404);
            Newsroom.admin().get("/v1/admin/slots/{key}/decision", other).then().statusCode(404);
        }
    }

    @Test
    void anotherAccountIsAnotherOneHoweverAlike() {
        String email = "rené-" + Story.slug("mail") + "@news.example";
        for (String address : List.of(email, email.replace("é", "e"))) {
            Newsroom.create(
                    "/v1/admin/staff",
                    Map.of("email", address, "name", address, "role", "author", "password", Newsroom.PASSWORD));
            given().contentType(ContentType.JSON)
                    .body(Map.of("email", address, "password", Newsroom.PASSWORD))
                    .post("/v1/admin/sessions")
                    .then()
                    .statusCode(201)
                    .body("staff.name", equalTo(address));
        }
    }

    /// The same signature over other letters is none, and neither are blanks part of it.
    @Test
    void cursorIsGoodOnlyAsItIs() {
        Story.about("exact").publish();
        Story.about("exact").publish();
        String cursor = given().get("/v1/articles?limit=1").path("page.next");
        assertEquals(
                200, given().queryParam("cursor", cursor).get("/v1/articles").statusCode());
        for (String other : List.of(cursor + " ", " " + cursor, cursor.toLowerCase(Locale.ROOT), cursor + "=")) {
            given().queryParam("cursor", other).get("/v1/articles").then().statusCode(400);
        }
    }

    private static Stream<String> near(String name) {
        return Stream.of(
                name + " ",
                name.replace("é", "e"),
                name.replace("é", "É"),
                Normalizer.normalize(name, Normalizer.Form.NFD));
    }
}
