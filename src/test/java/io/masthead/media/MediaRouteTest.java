package io.masthead.media;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MediaRouteTest {

    @Inject
    MediaLibrary library;

    @Inject
    MediaRepository media;

    @ConfigProperty(name = "masthead.data-dir")
    Path data;

    private List<Rendition> renditions;
    private String folder;

    @BeforeEach
    void bringPicture() throws IOException {
        var id = library.add(Pictures.jpeg(800, 450, 50), MediaInput.NOTHING).id();
        renditions = io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                .call(() -> media.images(List.of(id)).get(id).renditions());
        String url = renditions.getFirst().url();
        folder = url.substring(url.indexOf("/media/"), url.lastIndexOf('/'));
    }

    @Test
    void everyRenditionIsServedAsWhatItIs() {
        for (Rendition rendition : renditions) {
            given().get(rendition.url())
                    .then()
                    .statusCode(200)
                    .contentType(rendition.contentType())
                    .header("Cache-Control", "public, max-age=31536000, immutable")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Access-Control-Allow-Origin", "*");
        }
    }

    @Test
    void bytesAreThePicture() throws IOException {
        var image = ImageIO.read(
                new ByteArrayInputStream(given().get(folder + "/thumb.jpg").asByteArray()));
        assertEquals(320, image.getWidth());
        assertEquals(180, image.getHeight());
    }

    @Test
    void whoHasItIsToldSo() {
        String etag = given().get(folder + "/card.webp").header("ETag");
        assertTrue(etag.matches("\"[0-9a-f]{40}-[0-9a-f]+\""));
        given().header("If-None-Match", etag)
                .get(folder + "/card.webp")
                .then()
                .statusCode(304)
                .header("ETag", etag)
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .body(equalTo(""));
        given().header("If-None-Match", "\"other\"")
                .get(folder + "/card.webp")
                .then()
                .statusCode(200);
    }

    @Test
    void headTellsTheLength() {
        int length = given().get(folder + "/card.jpg").asByteArray().length;
        given().head(folder + "/card.jpg")
                .then()
                .statusCode(200)
                .header("Content-Length", Integer.toString(length))
                .header("Content-Type", "image/jpeg")
                .body(equalTo(""));
    }

    @Test
    void partsAreSentWhenAskedFor() {
        byte[] whole = given().get(folder + "/card.jpg").asByteArray();
        var part = given().header("Range", "bytes=10-29").get(folder + "/card.jpg");
        part.then()
                .statusCode(206)
                .header("Content-Range", "bytes 10-29/" + whole.length)
                .header("Content-Length", "20")
                .header("Accept-Ranges", "bytes")
                .contentType("image/jpeg");
        assertArrayEquals(Arrays.copyOfRange(whole, 10, 30), part.asByteArray());
        String etag = part.header("ETag");
        given().header("Range", "bytes=-5")
                .header("If-Range", etag)
                .get(folder + "/card.jpg")
                .then()
                .statusCode(206);
        given().header("Range", "bytes=-5")
                .header("If-Range", "\"other\"")
                .get(folder + "/card.jpg")
                .then()
                .statusCode(200);
        given().header("Range", "bytes=" + whole.length + "-")
                .get(folder + "/card.jpg")
                .then()
                .statusCode(416)
                .header("Content-Range", "bytes */" + whole.length)
                .body("code", equalTo("range-not-satisfiable"));
        given().header("Range", "bytes=0-1")
                .header("If-None-Match", etag)
                .get(folder + "/card.jpg")
                .then()
                .statusCode(304);
    }

    @Test
    void unknownParametersAreIgnored() {
        given().get(folder + "/card.jpg?utm_source=somewhere").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/huge.jpg",
                "/card.png",
                "/card.gif",
                "/card.jpg/",
                "/card.jpg%00.png",
                "/CARD.JPG",
                "/card%2ejpg",
                "/./card.jpg",
                "/../card.jpg",
                "/..%2f..%2f..%2fsecret",
                "/%2e%2e/%2e%2e/secret",
                "/..%5csecret",
                ";x/card.jpg",
                "//card.jpg",
                "/",
                ""
            })
    void everyOtherNameIsNotFound(String name) throws IOException, InterruptedException {
        var answer = raw(folder + name);
        assertEquals(404, answer.statusCode());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        assertTrue(answer.body().contains("\"code\":\"not-found\""));
    }

    @Test
    void everyOtherAddressIsNotFound() throws IOException, InterruptedException {
        for (String path : List.of(
                "/media/" + "0".repeat(40) + "/card.jpg",
                "/media/" + "0".repeat(39) + "/card.jpg",
                "/media/moving/card.jpg",
                "/media/",
                "/media",
                "/media/../secret",
                "/media/%2e%2e/secret",
                "/./" + folder + "/card.jpg")) {
            assertEquals(404, raw(path).statusCode(), path);
        }
    }

    /// Sends a path as it is; other clients tidy it up.
    private static HttpResponse<String> raw(String path) throws IOException, InterruptedException {
        URI address = URI.create(RestAssured.baseURI + ":" + RestAssured.port + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void symbolicLinkIsNotFollowed() throws IOException {
        Path shelf = Files.createDirectories(data.resolve("media/aa/" + "a".repeat(40)));
        Path link = shelf.resolve("card.jpg");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of("/etc/hostname"));
        given().get("/media/" + "a".repeat(40) + "/card.jpg").then().statusCode(404);
        Files.delete(link);
    }
}
