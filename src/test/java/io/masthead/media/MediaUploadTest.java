package io.masthead.media;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.http.Gate;
import io.masthead.shared.id.Id;
import io.masthead.staff.ActingStaff;
import io.masthead.testing.Newsroom;
import io.masthead.testing.RawHttp;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Forms, names that would hurt, words from the file, moving GIFs, and other bytes for the same picture.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestSecurity(user = "chief", roles = "admin", augmentors = ActingStaff.class)
class MediaUploadTest {

    private static final String MEDIA = "/v1/admin/media";

    @Inject
    MediaUse use;

    @Inject
    EntityManager database;

    @ConfigProperty(name = "masthead.data-dir")
    Path data;

    @Test
    void formBringsPictureAndWords() throws IOException {
        Response answer = form(Pictures.jpeg(90, 60, 70), "lanterns.jpg", "灯笼");
        answer.then()
                .statusCode(201)
                .header("Location", equalTo(MEDIA + "/" + answer.path("id")))
                .body("alt", equalTo("灯笼"))
                .body("fileName", equalTo("lanterns.jpg"))
                .body("contentType", equalTo("image/jpeg"))
                .body("$", hasKey("uploadedBy"));
        form(Pictures.jpeg(90, 60, 70), "again.jpg", "?").then().statusCode(200).body("alt", equalTo("灯笼"));
        assertTrue(nothingIsLeftBehind());
    }

    @Test
    void nameIsShownAndLeadsNowhere() throws IOException {
        form(Pictures.jpeg(91, 60, 71), "../../../etc/x.jpg", "a")
                .then()
                .statusCode(201)
                .body("fileName", equalTo("x.jpg"));
        form(Pictures.jpeg(92, 60, 72), "..\\..\\boot.ini", "a")
                .then()
                .statusCode(201)
                .body("fileName", equalTo("boot.ini"));
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\u0001b\tX-Evil: 1.jpg\"\r\n"
                + "Content-Type: text/html\r\n\r\n";
        RawHttp.Answer answer = raw(body, Pictures.jpeg(93, 60, 73));
        assertEquals(201, answer.status(), answer.text());
        assertFalse(answer.headers().containsKey("x-evil"));
        assertFalse(answer.text().contains("\\u0001"), answer.text());
        assertFalse(Files.exists(data.resolve("../../etc/x.jpg").normalize()));
    }

    @Test
    void formWithoutItsPartsIsABadRequest() {
        for (String body :
                List.of("", "--b", "no part", "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nabc")) {
            RawHttp.Answer answer = RawHttp.send(
                    "POST",
                    MEDIA,
                    List.of("Content-Type: multipart/form-data; boundary=b", authorization()),
                    body.getBytes(StandardCharsets.UTF_16));
            RawHttp.assertProblem(400, answer);
            assertTrue(answer.text().contains("malformed-form"), answer.text());
        }
    }

    @ParameterizedTest
    @CsvSource({"multipart/form-data, 400", "multipart/form-data; boundary=, 400", "a/b/c, 415", "'', 415", "image, 415"
    })
    void typeThatIsNoneIsRefused(String type, int status) {
        RawHttp.assertProblem(
                status,
                RawHttp.send(
                        "POST", MEDIA, List.of("Content-Type: " + type, authorization()), Pictures.jpeg(95, 60, 75)));
    }

    @Test
    void nameWithALineBreakAddsNoHeader() {
        String body =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\r\nX-Evil: 1\r\n.jpg\"\r\n\r\n";
        RawHttp.Answer answer = raw(body, Pictures.jpeg(94, 60, 74));
        assertEquals(400, answer.status(), answer.text());
        assertTrue(answer.text().contains("malformed-form"), answer.text());
        assertFalse(answer.headers().containsKey("x-evil"));
        assertFalse(answer.text().contains("X-Evil"), answer.text());
    }

    @Test
    void formWithoutAPictureOrWithBadWordsIsRefused() throws IOException {
        given().multiPart("alt", "nothing")
                .post(MEDIA)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/file"));
        form(Pictures.jpeg(95, 60, 75), "a.jpg", "x".repeat(1001))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/alt"));
        form("<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8), "a.jpg", "a")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported-picture"));
        assertTrue(nothingIsLeftBehind());
    }

    @Test
    void formThatBreaksOffLeavesNothing() throws IOException {
        String head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n";
        byte[] jpeg = Pictures.jpeg(800, 600, 76);
        try (var socket = new java.net.Socket("localhost", io.restassured.RestAssured.port)) {
            socket.getOutputStream()
                    .write(("POST " + MEDIA + " HTTP/1.1\r\nHost: localhost\r\n" + authorization()
                                    + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
                                    + jpeg.length
                                    + "\r\n\r\n" + head)
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(jpeg, 0, jpeg.length / 2);
            socket.getOutputStream().flush();
        }
        assertTrue(nothingIsLeftBehind());
    }

    @Test
    void formThatIsTooLargeIsRefused() throws IOException {
        byte[] large = new byte[Gate.LARGEST_PICTURE + 1];
        String head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream(large.length + 1000);
        body.writeBytes((Integer.toHexString(head.length()) + "\r\n" + head + "\r\n" + Integer.toHexString(large.length)
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(large);
        body.writeBytes("\r\n9\r\n\r\n--b--\r\n\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        RawHttp.Answer answer = RawHttp.send(
                "POST",
                MEDIA,
                List.of("Content-Type: multipart/form-data; boundary=b", "Transfer-Encoding: chunked", authorization()),
                body.toByteArray());
        assertEquals(413, answer.status(), answer.text());
        assertTrue(nothingIsLeftBehind());
    }

    @Test
    void wordsInTheFileAreDefaults() {
        byte[] jpeg = Pictures.captioned(Pictures.jpeg(96, 60, 77), "The first evening.", "Wire", "One use");
        upload(jpeg)
                .then()
                .statusCode(201)
                .body("caption", equalTo("The first evening."))
                .body("credit", equalTo("Wire"))
                .body("licence", equalTo("One use"));
        byte[] other = Pictures.captioned(Pictures.jpeg(97, 60, 78), "Unwanted", "Wire", "");
        given().multiPart("file", "a.jpg", other, "image/jpeg")
                .multiPart("caption", "Ours")
                .post(MEDIA)
                .then()
                .statusCode(201)
                .body("caption", equalTo("Ours"))
                .body("credit", equalTo("Wire"))
                .body("$", not(hasKey("licence")));
    }

    @Test
    void movingGifIsServedCleanBesideItsFirstFrame() {
        Response made = made(Pictures.gif(60, 40));
        made.then()
                .body("contentType", equalTo("image/gif"))
                .body("renditions", hasSize(11))
                .body("renditions.contentType", hasItem("image/gif"));
        String gif = made.path("renditions.find { it.contentType == 'image/gif' }.url");
        Response served = given().get(gif);
        served.then().statusCode(200).contentType("image/gif").header("X-Content-Type-Options", "nosniff");
        assertFalse(new String(served.asByteArray(), StandardCharsets.ISO_8859_1).contains("alert"));
    }

    @Test
    void webpIsTakenIn() throws IOException {
        made(PictureWriter.webp(Pictures.redAndBlue(80, 60), 0.9f).orElseThrow())
                .then()
                .body("contentType", equalTo("image/webp"))
                .body("renditions", hasSize(10));
    }

    @Test
    void replacedBytesKeepReferencesWordsAndOldFilesForAWhile() {
        Response before = made(Pictures.jpeg(200, 100, 79));
        String id = before.path("id");
        Id article = Id.next();
        QuarkusTransaction.requiringNew().run(() -> use.use("article", article, List.of(Id.of(id))));
        patch(id, "{\"alt\": \"Kept\"}");
        replace(id, "\"v0\"", Pictures.jpeg(100, 200, 80)).then().statusCode(412);
        replace(id, "*", Pictures.jpeg(100, 200, 80))
                .then()
                .statusCode(200)
                .header("ETag", "\"v2\"")
                .body("state", equalTo("processing"))
                .body("renditions", hasSize(10));
        Response after = given().get(MEDIA + "/" + Newsroom.ready(id));
        after.then()
                .body("width", equalTo(100))
                .body("height", equalTo(200))
                .body("alt", equalTo("Kept"))
                .body("uses", equalTo(1))
                .body("state", equalTo("ready"));
        assertNotEquals(before.<String>path("sha256"), after.path("sha256"));
        assertNotEquals(before.<String>path("renditions[0].url"), after.path("renditions[0].url"));
        for (Response shown : List.of(before, after)) {
            given().get(shown.<String>path("renditions[0].url")).then().statusCode(200);
        }
        QuarkusTransaction.requiringNew().run(() -> use.use("article", article, List.of()));
    }

    @Test
    void bytesOfAnotherPictureAndBadOnesReplaceNothing() {
        byte[] taken = Pictures.jpeg(88, 66, 81);
        upload(taken).then().statusCode(201);
        String id = made(Pictures.jpeg(89, 66, 82)).path("id");
        replace(id, "*", taken).then().statusCode(409).body("code", equalTo("media-duplicate"));
        replace(id, "*", new byte[0]).then().statusCode(422).body("code", equalTo("picture-empty"));
        replace(id, "*", Pictures.claiming(60_000, 60_000))
                .then()
                .statusCode(422)
                .body("code", equalTo("picture-too-large"));
        replace(id, null, taken).then().statusCode(428);
        replace(Id.next().toString(), "*", taken).then().statusCode(404);
        given().get(MEDIA + "/" + id).then().body("state", equalTo("ready")).body("width", equalTo(89));
    }

    @Test
    void realBombIsRefused() {
        byte[] bomb = bomb(60_000);
        assertTrue(bomb.length < 100_000, "a bomb is small: " + bomb.length);
        upload(bomb).then().statusCode(422).body("code", equalTo("picture-too-large"));
    }

    /// A PNG whose header and whose packed pixels tell of this many pixels on a side; the pixels end early.
    private static byte[] bomb(int side) {
        byte[] head = Pictures.claiming(side, side);
        var packed = new ByteArrayOutputStream();
        try (var deflater = new java.util.zip.DeflaterOutputStream(packed)) {
            byte[] zeros = new byte[side * 3 + 1];
            for (int i = 0; i < 200; i++) {
                deflater.write(zeros);
            }
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(head);
        out.writeBytes(java.nio.ByteBuffer.allocate(8)
                .putInt(packed.size())
                .put("IDAT".getBytes(StandardCharsets.US_ASCII))
                .array());
        out.writeBytes(packed.toByteArray());
        out.writeBytes(new byte[4]);
        return out.toByteArray();
    }

    private boolean nothingIsLeftBehind() throws IOException {
        // Pictures may still be in the making.
        for (int i = 0; i < 600; i++) {
            try (Stream<Path> moving = Files.list(data.resolve("media/moving"))) {
                if (moving.findAny().isEmpty()) {
                    return true;
                }
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        return false;
    }

    private static String authorization() {
        return "Authorization: Bearer " + Newsroom.token();
    }

    private static RawHttp.Answer raw(String head, byte[] picture) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(picture);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return RawHttp.send(
                "POST",
                MEDIA,
                List.of("Content-Type: multipart/form-data; boundary=b", authorization()),
                body.toByteArray());
    }

    private static Response form(byte[] bytes, String name, String alt) {
        return given().multiPart(new MultiPartSpecBuilder(bytes)
                        .controlName("file")
                        .fileName(name)
                        .mimeType("image/jpeg")
                        .build())
                .multiPart(new MultiPartSpecBuilder(alt)
                        .controlName("alt")
                        .charset(StandardCharsets.UTF_8)
                        .build())
                .post(MEDIA);
    }

    private static Response upload(byte[] bytes) {
        return given().contentType("image/jpeg").body(bytes).post(MEDIA);
    }

    private static Response made(byte[] bytes) {
        String id = upload(bytes).then().statusCode(201).extract().path("id");
        return given().get(MEDIA + "/" + Newsroom.ready(id));
    }

    private static void patch(String id, String body) {
        given().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(body)
                .patch(MEDIA + "/" + id)
                .then()
                .statusCode(200);
    }

    private static Response replace(String id, String ifMatch, byte[] bytes) {
        var request = given().contentType("image/jpeg").body(bytes);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(MEDIA + "/" + id + "/file");
    }
}
