package io.masthead.transfer;

import static io.masthead.testing.Newsroom.admin;

import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/// Sends files that are to be taken in, as a program of the house would.
final class Imports {

    private static final String PATH = "/v1/admin/imports";
    private static final long PATIENCE = 30_000_000_000L;

    private Imports() {}

    /// Sends a file and waits until it has ended.
    ///
    /// @return how it ended
    static JsonPath take(String file) {
        return take(file.getBytes(StandardCharsets.UTF_8), "");
    }

    /// @param query with its question mark
    static JsonPath take(byte[] file, String query) {
        String id = admin().contentType("application/octet-stream")
                .body(file)
                .post(PATH + query)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return ended(id);
    }

    static JsonPath ended(String id) {
        long end = System.nanoTime() + PATIENCE;
        JsonPath state = read(id);
        while (state.getString("state").matches("waiting|running") && System.nanoTime() < end) {
            LockSupport.parkNanos(10_000_000);
            state = read(id);
        }
        return state;
    }

    static JsonPath read(String id) {
        return admin().get(PATH + "/" + id).then().statusCode(200).extract().jsonPath();
    }

    /// The report on a file.
    static JsonPath items(JsonPath job) {
        return admin().get(PATH + "/" + job.getString("id") + "/items?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
