package io.masthead.testing;

import static io.restassured.RestAssured.given;

import io.masthead.staff.Hiring;
import io.masthead.staff.Role;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;

/// The newsroom that tests work in: its staff, and builders that make things over HTTP as staff would.
public final class Newsroom {

    /// The first admin, as the test profile's settings name them.
    public static final String CHIEF = "chief@news.example";

    /// The password of everybody in the tests.
    public static final String PASSWORD = "a long password for the tests";

    /// By role, and by port: another application has another database.
    private static final Map<String, String> TOKENS = new HashMap<>();

    private Newsroom() {}

    /// A request by the first admin, logged in once for all tests.
    public static RequestSpecification admin() {
        return bearing(TOKENS.computeIfAbsent("chief " + RestAssured.port, fresh -> logIn(CHIEF)));
    }

    /// A request by a member of staff of this role, hired and logged in once for all tests.
    public static RequestSpecification as(Role role) {
        return bearing(TOKENS.computeIfAbsent(role + " " + RestAssured.port, fresh -> logIn(Hiring.hire(role))));
    }

    /// A request with this token.
    public static RequestSpecification bearing(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    /// Opens a session and returns its token.
    public static String logIn(String email) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", PASSWORD))
                .post("/v1/admin/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    /// After the staff of the database was changed by hand: everybody logs in anew.
    public static void forgetTokens() {
        TOKENS.clear();
    }

    /// Makes a category.
    ///
    /// @param parent the id or slug of its parent, or `null`
    /// @return its id
    public static String createCategory(String name, String slug, String parent) {
        Map<String, Object> body = new HashMap<>(Map.of("name", name, "slug", slug));
        if (parent != null) {
            body.put("parent", parent);
        }
        return create("/v1/admin/categories", body);
    }

    /// Posts a body as the first admin.
    ///
    /// @return the id of what was created
    public static String create(String path, Object body) {
        return admin().contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
