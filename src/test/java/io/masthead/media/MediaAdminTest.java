package io.masthead.media;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.database.SqlMeter;
import io.masthead.shared.http.Gate;
import io.masthead.shared.id.Id;
import io.masthead.staff.ActingStaff;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestSecurity(user = "chief", roles = "admin", augmentors = ActingStaff.class)
class MediaAdminTest {

    @Inject
    MediaRepository media;

    @Inject
    MediaLibrary library;

    @Inject
    MediaUse use;

    @Inject
    EntityManager database;

    @Inject
    SqlMeter meter;

    @ConfigProperty(name = "masthead.data-dir")
    Path data;

    @Test
    void pictureIsTakenIn() {
        Response answer = upload(Pictures.jpeg(1600, 900, 1));
        answer.then()
                .statusCode(201)
                .header("ETag", "\"v0\"")
                .header("Cache-Control", "private, no-store")
                .header("Location", "/v1/admin/media/" + answer.path("id"))
                .body("contentType", equalTo("image/jpeg"))
                .body("width", equalTo(1600))
                .body("height", equalTo(900))
                .body("focalPoint.x", equalTo(0.5f))
                .body("dominantColor", matchesPattern("#[0-9a-f]{6}"))
                .body("thumbhash", notNullValue())
                .body("state", equalTo("processing"))
                .body("renditions", empty())
                .body("uses", equalTo(0))
                .body("sha256", matchesPattern("[0-9a-f]{64}"))
                .body("$", not(hasKey("alt")));
        Newsroom.ready(answer.path("id"));
        given().get("/v1/admin/media/" + answer.path("id"))
                .then()
                .header("ETag", "\"v0\"")
                .body("state", equalTo("ready"))
                .body("renditions", hasSize(10))
                .body("renditions.name", hasItems("thumb", "card", "article", "hero", "original"))
                .body("renditions.contentType", hasItems("image/webp", "image/jpeg"));
    }

    @Test
    void sameBytesAreTheSamePicture() {
        byte[] bytes = Pictures.jpeg(300, 200, 2);
        String id = upload(bytes).then().statusCode(201).extract().path("id");
        patch(id, "\"v0\"", "{\"alt\": \"Two colours\"}").then().statusCode(200);
        upload(bytes)
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("id", equalTo(id))
                .body("alt", equalTo("Two colours"));
    }

    @Test
    void sameBytesAtTheSameTimeAreOnePicture() {
        byte[] bytes = Pictures.jpeg(900, 600, 3);
        List<Response> answers = together(4, i -> upload(bytes));
        assertEquals(
                1, answers.stream().map(answer -> answer.path("id")).distinct().count());
        assertEquals(
                1, answers.stream().filter(answer -> answer.statusCode() == 201).count());
        assertEquals(10, filesServed(Newsroom.ready(answers.getFirst().path("id"))));
    }

    @Test
    void twentyAtOnceAreTakenInOrToldToComeBack() throws IOException {
        List<Response> answers = together(20, i -> upload(Pictures.jpeg(400, 300, 100 + i)));
        for (Response answer : answers) {
            if (answer.statusCode() == 503) {
                assertEquals("5", answer.header("Retry-After"));
            } else {
                assertEquals(201, answer.statusCode());
            }
        }
        assertTrue(nothingIsLeftBehind());
    }

    @Test
    void bytesDecideNotTheHeader() {
        given().contentType("text/html")
                .body(Pictures.jpeg(40, 30, 4))
                .post("/v1/admin/media")
                .then()
                .statusCode(201)
                .body("contentType", equalTo("image/jpeg"));
        given().body(Pictures.encode(Pictures.disc(33, 21), "png"))
                .contentType("image/jpeg")
                .post("/v1/admin/media")
                .then()
                .statusCode(201)
                .body("contentType", equalTo("image/png"));
    }

    @Test
    void badPicturesAreRefusedAndLeaveNothing() throws IOException {
        byte[] good = Pictures.jpeg(400, 300, 5);
        refused(new byte[0], 422, "picture-empty");
        refused(Arrays.copyOf(good, good.length / 2), 422, "picture-damaged");
        refused(Pictures.claiming(60_000, 60_000), 422, "picture-too-large");
        refused("GIF89a/*\0*/=1;alert(1)//".getBytes(StandardCharsets.ISO_8859_1), 422, "picture-damaged");
        refused("<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8), 415, "unsupported-picture");
        assertTrue(nothingIsLeftBehind());
    }

    @Test
    void whatHangsOnThePictureIsDropped() {
        byte[] picture = Pictures.held(Pictures.jpeg(64, 40, 6), 6);
        byte[] script = "PK\3\4<script>alert(1)</script>".getBytes(StandardCharsets.ISO_8859_1);
        byte[] polyglot = Arrays.copyOf(picture, picture.length + script.length);
        System.arraycopy(script, 0, polyglot, picture.length, script.length);
        Response answer = made(polyglot);
        answer.then().body("width", equalTo(40)).body("height", equalTo(64)).body("renditions", hasSize(10));
        for (String url : answer.<List<String>>path("renditions.url")) {
            String bytes = new String(given().get(url).asByteArray(), StandardCharsets.ISO_8859_1);
            assertFalse(bytes.contains("script") || bytes.contains("Exif"), url);
        }
    }

    @Test
    void tooManyBytesAreRefusedBeforeTheyCome() throws IOException {
        try (Socket client = connect()) {
            client.getOutputStream().write(head("Content-Length: " + (Gate.LARGEST_PICTURE + 1)));
            assertTooLarge(client);
        }
    }

    @Test
    void tooManyBytesInChunksAreRefused() throws IOException {
        try (Socket client = connect()) {
            OutputStream out = client.getOutputStream();
            out.write(head("Transfer-Encoding: chunked"));
            byte[] chunk = new byte[1024 * 1024];
            for (int sent = 0; sent < Gate.LARGEST_PICTURE; sent += chunk.length) {
                out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(chunk);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write("1\r\nx\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertTooLarge(client);
        }
        assertTrue(nothingIsLeftBehind());
    }

    private static void assertTooLarge(Socket client) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\"code\":\"body-too-large\"") < 0) {
            int got = client.getInputStream().read();
            assertNotEquals(-1, got, answer.toString());
            answer.append((char) got);
        }
        assertTrue(answer.toString().startsWith("HTTP/1.1 413"));
    }

    @Test
    void brokenConnectionLeavesNothing() throws IOException {
        byte[] jpeg = Pictures.jpeg(800, 600, 8);
        try (Socket client = connect()) {
            client.getOutputStream().write(head("Content-Length: " + jpeg.length));
            client.getOutputStream().write(jpeg, 0, jpeg.length / 2);
            client.getOutputStream().flush();
        }
        assertTrue(nothingIsLeftBehind());
    }

    @Test
    void wordsAreChangedByPatch() {
        String id = upload(Pictures.jpeg(50, 40, 9)).path("id");
        patch(id, "\"v0\"", "{\"alt\": \" Lanterns \", \"caption\": \"On the first evening\", \"credit\": \"  \"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("alt", equalTo("Lanterns"))
                .body("caption", equalTo("On the first evening"))
                .body("$", not(hasKey("credit")));
        patch(id, "\"v1\"", "{\"caption\": null}").then().body("$", not(hasKey("caption")));
        assertEquals("media:" + id, lastKeys());
        patch(id, "\"v1\"", "{}").then().statusCode(412);
        patch(id, null, "{}").then().statusCode(428);
        patch(id, "\"v2\"", "{\"title\": \"?\"}").then().statusCode(400);
        patch(id, "\"v2\"", "{\"alt\": \"" + "x".repeat(1001) + "\"}").then().statusCode(422);
        patch(id, "\"v2\"", "{\"focalPoint\": {\"x\": 1.1, \"y\": 0}}")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/focalPoint/x")));
        patch(id, "\"v2\"", "{\"focalPoint\": {\"x\": \"left\"}}").then().statusCode(400);
    }

    @Test
    void anotherFocalPointCutsAnewAtAnotherAddress() {
        Response before = made(Pictures.jpeg(1600, 500, 10));
        String id = before.path("id");
        patch(id, "\"v0\"", "{\"focalPoint\": {\"x\": 0.9, \"y\": 0.5}}")
                .then()
                .statusCode(200)
                .body("focalPoint.x", equalTo(0.9f))
                .body("renditions", hasSize(10));
        Response after = given().get("/v1/admin/media/" + Newsroom.ready(id));
        after.then().header("ETag", "\"v1\"").body("renditions", hasSize(10));
        List<String> old = before.path("renditions.url");
        List<String> fresh = after.path("renditions.url");
        assertTrue(fresh.stream().noneMatch(old::contains));
        assertNotEquals(
                Arrays.hashCode(given().get(old.get(1)).asByteArray()),
                Arrays.hashCode(given().get(fresh.get(1)).asByteArray()));
        Stream.concat(old.stream(), fresh.stream())
                .forEach(url -> given().get(url).then().statusCode(200));
        given().header("If-Match", "\"v1\"")
                .delete("/v1/admin/media/" + id)
                .then()
                .statusCode(204);
        Stream.concat(old.stream(), fresh.stream())
                .forEach(url -> given().get(url).then().statusCode(404));
    }

    @Test
    void whatIsUsedIsNotRemoved() throws IOException {
        Response picture = made(Pictures.jpeg(60, 40, 11));
        Id id = Id.of(picture.path("id"));
        Id article = Id.next();
        QuarkusTransaction.requiringNew().run(() -> use.use("article", article, List.of(id, id)));
        given().header("If-Match", "\"v0\"")
                .delete("/v1/admin/media/" + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("media-in-use"));
        given().get("/v1/admin/media/" + id).then().body("uses", equalTo(1));
        given().get("/v1/admin/media/" + id + "/uses")
                .then()
                .body("data.kind", equalTo(List.of("article")))
                .body("data.id", equalTo(List.of(article.toString())));
        given().get(picture.<String>path("renditions[0].url")).then().statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> use.use("article", article, List.of()));
        given().delete("/v1/admin/media/" + id).then().statusCode(428);
        given().header("If-Match", "\"v0\"")
                .delete("/v1/admin/media/" + id)
                .then()
                .statusCode(204);
        given().get("/v1/admin/media/" + id).then().statusCode(404);
        given().get(picture.<String>path("renditions[0].url")).then().statusCode(404);
        assertTrue(nothingIsLeftBehind());
        upload(Pictures.jpeg(60, 40, 11)).then().statusCode(201);
    }

    @Test
    void removalThatIsTakenBackKeepsTheFiles() {
        Response picture = made(Pictures.jpeg(60, 40, 12));
        long id = Id.of(picture.path("id")).value();
        String url = picture.path("renditions[0].url");
        QuarkusTransaction.begin();
        library.remove(media.findById(id));
        QuarkusTransaction.rollback();
        given().get(url).then().statusCode(200);
    }

    @Test
    void listIsWalkedPageByPage() {
        List<String> made = IntStream.range(0, 3)
                .mapToObj(i -> upload(Pictures.jpeg(20 + i, 20, 13)).<String>path("id"))
                .toList();
        List<String> walked = new ArrayList<>();
        String next = null;
        do {
            var request = given().queryParam("limit", 2);
            if (next != null) {
                request.queryParam("cursor", next);
            }
            Response page = request.get("/v1/admin/media");
            walked.addAll(page.path("data.id"));
            next = page.path("page.next");
        } while (next != null);
        assertEquals(made, walked.subList(walked.size() - 3, walked.size()));
        given().get("/v1/admin/media?cursor=forged").then().statusCode(400);
        given().get("/v1/admin/media?limit=101").then().statusCode(400);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        given().get("/v1/admin/media/" + Id.next()).then().statusCode(404);
        given().get("/v1/admin/media/lanterns").then().statusCode(404);
        patch("lanterns", "\"v0\"", "{}").then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "writer", roles = "author", augmentors = ActingStaff.class)
    void authorsUploadButDoNotChange() {
        String id = upload(Pictures.jpeg(44, 33, 14))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        given().get("/v1/admin/media").then().statusCode(200);
        patch(id, "\"v0\"", "{}").then().statusCode(403);
        given().header("If-Match", "\"v0\"")
                .delete("/v1/admin/media/" + id)
                .then()
                .statusCode(403);
    }

    @Test
    @TestSecurity
    void nobodyElseComesIn() {
        upload(Pictures.jpeg(44, 33, 15)).then().statusCode(401);
        given().get("/v1/admin/media").then().statusCode(401);
    }

    @Test
    @ActivateRequestContext
    void imagesAreWhatReadersGetInOneStatement() {
        Response picture = made(Pictures.jpeg(700, 400, 16));
        patch(picture.path("id"), "\"v0\"", "{\"alt\": \"Two colours\", \"credit\": \"Archive\"}");
        Id id = Id.of(picture.path("id"));
        Id unknown = Id.next();
        QuarkusTransaction.requiringNew().run(() -> {
            int before = meter.statements();
            Map<Id, Image> images = media.images(List.of(id, unknown, id));
            assertEquals(before + 1, meter.statements());
            assertEquals(1, images.size());
            Image image = images.get(id).withWords("Red and blue", null, null);
            assertEquals("Red and blue", image.alt());
            assertEquals("Archive", image.credit());
            assertEquals(10, image.renditions().size());
            assertEquals(
                    picture.path("renditions[0].url"),
                    image.renditions().getFirst().url());
            assertEquals(java.util.Set.of(id), media.exists(List.of(id, unknown)));
            int after = meter.statements();
            assertEquals(Map.of(), media.images(List.of()));
            assertEquals(after, meter.statements());
        });
    }

    private void refused(byte[] bytes, int status, String code) {
        upload(bytes)
                .then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("code", equalTo(code));
    }

    private boolean nothingIsLeftBehind() throws IOException {
        // A broken connection is noticed a moment later, and pictures may still be in the making.
        for (int i = 0; i < 300; i++) {
            try (Stream<Path> moving = Files.list(data.resolve("media/moving"))) {
                if (moving.findAny().isEmpty()) {
                    return true;
                }
            }
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
        return false;
    }

    /// How many files a picture says it has; each is served.
    private static int filesServed(String id) {
        List<String> urls = given().get("/v1/admin/media/" + id).path("renditions.url");
        urls.forEach(url -> given().get(url).then().statusCode(200));
        return urls.size();
    }

    private String lastKeys() {
        return (String) database.createNativeQuery(
                        "select surrogate_keys from change_entry where subject = 'media' order by seq desc limit 1")
                .getSingleResult();
    }

    private static Response upload(byte[] bytes) {
        return given().contentType("image/jpeg").body(bytes).post("/v1/admin/media");
    }

    /// Uploads, and reads the picture when its files are made.
    private static Response made(byte[] bytes) {
        String id = upload(bytes).then().statusCode(201).extract().path("id");
        return given().get("/v1/admin/media/" + Newsroom.ready(id));
    }

    private static Response patch(String id, String ifMatch, String body) {
        var request = given().contentType("application/merge-patch+json").body(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.patch("/v1/admin/media/" + id);
    }

    private static List<Response> together(int count, java.util.function.IntFunction<Response> action) {
        var running = IntStream.range(0, count)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> action.apply(i), Thread::startVirtualThread))
                .toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static Socket connect() throws IOException {
        URI base = URI.create(io.restassured.RestAssured.baseURI + ":" + io.restassured.RestAssured.port);
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static byte[] head(String header) {
        return ("POST /v1/admin/media HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/jpeg\r\n" + header
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
