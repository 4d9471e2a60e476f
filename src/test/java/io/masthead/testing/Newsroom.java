package io.masthead.testing;

import static io.restassured.RestAssured.given;

import io.masthead.staff.Hiring;
import io.masthead.staff.Role;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/// The newsroom that tests work in: its staff, and builders that make things over HTTP as staff would.
public final class Newsroom {

    /// The first admin, as the test profile's settings name them.
    public static final String CHIEF = "chief@news.example";

    /// The password of everybody in the tests.
    public static final String PASSWORD = "a long password for the tests";

    /// By role, and by port: another application has another database.
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private static final AtomicInteger PICTURES = new AtomicInteger();

    private Newsroom() {}

    /// A request by the first admin, logged in once for all tests.
    public static RequestSpecification admin() {
        return bearing(token());
    }

    /// The first admin's token.
    public static String token() {
        return TOKENS.computeIfAbsent("chief " + RestAssured.port, fresh -> logIn(CHIEF));
    }

    /// A request by a member of staff of this role, hired and logged in once for all tests.
    public static RequestSpecification as(Role role) {
        return bearing(token(role));
    }

    /// Their token.
    public static String token(Role role) {
        return TOKENS.computeIfAbsent(role + " " + RestAssured.port, fresh -> logIn(Hiring.hire(role)));
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

    /// Uploads a small picture; another shade makes another picture.
    ///
    /// @return its id
    public static String picture(int shade) {
        BufferedImage image = new BufferedImage(64, 36, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0x10203 * shade);
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return ready(admin().contentType("image/png")
                .body(bytes.toByteArray())
                .post("/v1/admin/media")
                .path("id"));
    }

    /// Waits until a picture's files are made.
    ///
    /// @return its id
    public static String ready(String picture) {
        long end = System.nanoTime() + 20_000_000_000L;
        while ("processing".equals(admin().get("/v1/admin/media/" + picture).path("state"))
                && System.nanoTime() < end) {
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        return picture;
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

    /// Makes a category with a slug that no other test has.
    ///
    /// @param parent the id or slug of its parent, or `null`
    /// @return its slug
    public static String category(String word, String parent) {
        String slug = Story.slug(word);
        createCategory("Category " + word, slug, parent);
        return slug;
    }

    /// Makes an author of this name.
    public static String author(String name) {
        return create("/v1/admin/authors", Map.of("name", name));
    }

    /// Uploads a small picture that no other test has.
    ///
    /// @return its id
    public static String picture() {
        var image = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, PICTURES.incrementAndGet() * 4099);
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return ready(admin().contentType("image/png")
                .body(png.toByteArray())
                .post("/v1/admin/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
