package io.masthead.transfer;

import static io.masthead.testing.Newsroom.admin;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/// Pictures go out with their files, and come back to their rows; other files do not.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ArchivePicturesTest {

    private static final Set<String> OF_AN_ACCOUNT =
            Set.of("id", "email", "name", "role", "createdAt", "version", "suspendedAt", "issuer", "subject");

    @Test
    void pictureComesBackWithItsFile() throws IOException {
        String id = Newsroom.picture(2411);
        List<String> addresses = admin().get("/v1/admin/media/" + id).path("renditions.url");
        Map<String, byte[]> archive = export();
        assertEquals(ArchiveRecords.LINES, archive.keySet().iterator().next(), "the lines come first");
        String row = row(archive, id);
        String file = ArchiveRecords.PICTURES + new JsonPath(row).getString("row.hash");
        byte[] uploaded = archive.get(file);
        assertTrue(uploaded.length > 50);
        admin().header("If-Match", "*").delete("/v1/admin/media/" + id).then().statusCode(204);
        given().get(path(addresses.getFirst())).then().statusCode(404);

        JsonPath job = Imports.take(ArchiveRecordsTest.zip(row + "\n", Map.of(file, uploaded)), "");

        assertEquals("archive", job.getString("format"));
        assertEquals(2, job.getInt("created"), Imports.items(job).prettify());
        assertEquals(id, Imports.items(job).getString("data[1].id"));
        admin().get("/v1/admin/media/" + Newsroom.ready(id))
                .then()
                .body("state", equalTo("ready"))
                .body("renditions.url", equalTo(addresses));
        given().get(path(addresses.getFirst())).then().statusCode(200);
        Map<String, byte[]> again = export();
        assertEquals(row, row(again, id));
        assertArrayEquals(uploaded, again.get(file));
        JsonPath same = Imports.take(ArchiveRecordsTest.zip(row + "\n", Map.of(file, uploaded)), "");
        assertEquals(2, same.getInt("unchanged"), Imports.items(same).prettify());
    }

    private static String row(Map<String, byte[]> archive, String id) {
        return new String(archive.get(ArchiveRecords.LINES), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("{\"table\":\"media\",\"row\":{\"id\":\"" + id))
                .findFirst()
                .orElseThrow();
    }

    private static String path(String address) {
        return address.substring(address.indexOf("/media/"));
    }

    private static Map<String, byte[]> export() throws IOException {
        byte[] zip = admin().get("/v1/admin/export?media=zip")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                entries.put(one.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    @Test
    void filesThatAreNotWhatTheySayStayOut() {
        String hash = "b".repeat(64);
        String row = "{\"table\": \"media\", \"row\": {\"id\": \"0MZ5Q4T2C8V1K\", \"hash\": \"" + hash
                + "\", \"address\": \""
                + "c".repeat(40)
                + "\", \"contentType\": \"image/png\", \"bytes\": 1, \"width\": 1, \"height\": 1, \"focalX\": 0.5,"
                + " \"focalY\": 0.5, \"dominantColor\": \"#000000\", \"thumbhash\": \"x\", \"renditions\": \"%s\","
                + " \"createdAt\": \"2020-01-01T00:00:00Z\", \"version\": 0, \"source\": \"%s\", \"recipe\": \"\"}}\n";
        String lines = row.formatted("", "../../secret")
                + row.formatted("", "sources/other/" + hash)
                + row.formatted("../../x jpg 1 1", "")
                + row.replace("c".repeat(40), "../../..").formatted("", "");
        JsonPath job = Imports.take(
                ArchiveRecordsTest.zip(
                        lines,
                        Map.of(
                                ArchiveRecords.PICTURES + hash,
                                new byte[] {1},
                                ArchiveRecords.PICTURES + "../../evil.sh",
                                new byte[] {2})),
                "");
        assertEquals("done", job.getString("state"), job.prettify());
        assertEquals(6, job.getInt("rejected"), Imports.items(job).prettify());
        List<String> notes = Imports.items(job).getList("data.notes.flatten()");
        assertEquals(
                List.of("/row/source", "/row/source", "/row/renditions", "/row/address", "unknown-file", "other-bytes"),
                notes.stream().map(note -> note.split("[ :]")[0]).toList());
    }

    @Test
    void otherZipsAreRefused() {
        admin().contentType("application/octet-stream")
                .body(new byte[] {'P', 'K', 3, 4, 0, 0, 0})
                .post("/v1/admin/imports")
                .then()
                .statusCode(415);
    }

    @Test
    void noSecretGoesOut() {
        String lines =
                admin().get("/v1/admin/export").then().statusCode(200).extract().asString();
        List<JsonPath> accounts = lines.lines()
                .filter(line -> line.startsWith("{\"table\":\"staff\""))
                .map(JsonPath::new)
                .toList();
        assertTrue(!accounts.isEmpty());
        accounts.forEach(account ->
                assertTrue(OF_AN_ACCOUNT.containsAll(account.getMap("row").keySet()), account.prettify()));
        assertTrue(lines.lines()
                .noneMatch(line -> line.matches("\\{\"table\":\"(staff_|partner|plan|webhook|house_|api_).*")));
        admin().get("/v1/admin/export?media=all").then().statusCode(400);
    }
}
