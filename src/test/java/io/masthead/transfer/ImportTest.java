package io.masthead.transfer;

import static io.masthead.testing.Newsroom.admin;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.staff.Role;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Records of our own: what comes in, what does not and why, and that nothing comes in twice.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class ImportTest {

    @Inject
    ImportWork work;

    @Inject
    ImportJobs jobs;

    @Inject
    ImportFiles files;

    @Inject
    EntityManager database;

    @Test
    void goodLinesComeInAndTheOthersAreTold() {
        JsonPath job = Imports.take(Imports.gzip("""
                {"category": {"name": "Moved", "slug": "moved"}}
                {"category": {"name": "Moved below", "slug": "moved-below", "parent": "moved"}}
                {"category": {"name": "Ring", "slug": "ring-a", "parent": "ring-b"}}
                {"category": {"name": "Ring", "slug": "ring-b", "parent": "ring-a"}}
                {"author": {"name": "Mo Mover", "slug": "mo-mover"}}
                {"article": {"title": "Moved in", "slug": "moved-in", "category": "moved-below", "tags": ["new-tag"], "externalId": "m-1", "byline": [{"name": "Mo Mover"}], "bodyHtml": "<p>Words<script>alert(1)</script></p>", "publishedAt": "2019-05-01T08:00:00Z", "oldUrls": ["https://old.example/1"]}, "status": "published", "changedAt": "2020-05-01T08:00:00Z", "formerSlugs": ["moved-in-once"]}
                {"article": {"title": "Same slug", "slug": "moved-in", "externalId": "m-2"}, "status": "published"}
                {"article": {"title": "%s"}}
                {"article": {"title": "A", "colour": "red"}}
                {"article": {"title": "A", "pinned": "very"}}
                {"article": {"title": "A", "publishedAt": "yesterday"}}
                {"article": {"title": "A", "category": "nowhere"}, "status": "published"}
                {"article": {"title": "A"}, "status": "lost"}
                {"article": {"title": "A", "canonicalUrl": "javascript:alert(1)"}}
                {"article": {"title": "A"}, "tag": {"name": "B"}}
                not json

                {"table": "secrets", "row": {"id": 1}}
                """.formatted("x".repeat(501))), "?fileName=moved.ndjson.gz");
        assertEquals("done", job.getString("state"), job.prettify());
        assertEquals(17, job.getInt("records"));
        assertEquals(5, job.getInt("created"), Imports.items(job).prettify());
        assertEquals(12, job.getInt("rejected"));
        JsonPath items = Imports.items(job);
        assertEquals(List.of("script × 1"), items.getList("data[5].notes"));
        assertTrue(items.getString("data[6].notes[0]").contains("it became moved-in-2"), items.prettify());
        for (Map.Entry<Integer, String> reason : Map.of(
                        2, "/parent unknown-category",
                        7, "/title too-long",
                        8, "/article/colour unknown-member",
                        9, "/article/pinned wrong-type",
                        10, "/article/publishedAt wrong-type",
                        11, "/category unknown-category",
                        12, "/status malformed",
                        13, "/canonicalUrl unsafe-link",
                        14, "no-record",
                        15, "malformed-json")
                .entrySet()) {
            String told = items.getString("data[" + reason.getKey() + "].notes[0]");
            assertTrue(told.startsWith(reason.getValue()), reason + " is told as " + told);
        }
        given().get("/v1/articles/moved-in?body=text")
                .then()
                .statusCode(200)
                .body("text", equalTo("Words"))
                .body("publishedAt", equalTo("2019-05-01T08:00:00Z"))
                .body("updatedAt", equalTo("2020-05-01T08:00:00Z"))
                .body("category.path.slug", equalTo(List.of("moved", "moved-below")))
                .body("byline[0].slug", equalTo("mo-mover"));
        given().redirects()
                .follow(false)
                .get("/v1/articles/moved-in-once")
                .then()
                .statusCode(301);
        given().get("/v1/resolve?url=https://old.example/1")
                .then()
                .statusCode(200)
                .body("slug", equalTo("moved-in"));
        admin().get("/v1/admin/audit-log?subject=import&limit=1")
                .then()
                .body("data[0].subjectId", equalTo(job.getString("id")));
    }

    @Test
    void sameFileAgainChangesNothing() {
        String file = """
                {"article": {"title": "Once", "slug": "only-once", "externalId": "once-1", "bodyHtml": "<p>A</p>"}, "status": "published"}
                """;
        assertEquals(1, Imports.take(file).getInt("created"));
        String id = Imports.items(Imports.take(file)).getString("data[0].externalId");
        assertEquals("once-1", id);
        assertEquals(1, Imports.take(file).getInt("unchanged"));
        JsonPath changed = Imports.take(file.replace("<p>A</p>", "<p>B</p>"));
        assertEquals(1, changed.getInt("updated"), Imports.items(changed).prettify());
        given().get("/v1/articles/only-once?body=text").then().body("text", equalTo("B"));
    }

    @Test
    void changedRecordWithATakenSlugKeepsTheSlugItGot() {
        Imports.take("{\"article\": {\"title\": \"First\", \"slug\": \"wanted-slug\"}, \"status\": \"published\"}");
        String second = "{\"article\": {\"title\": \"Second\", \"slug\": \"wanted-slug\", \"externalId\": \"wanted-2\","
                + " \"tags\": [\"wanted tag %s\"], \"bodyHtml\": \"<p>a</p><script>x</script>\"}, \"status\": \"published\"}";
        assertEquals(1, Imports.take(second.formatted("one")).getInt("created"));
        JsonPath items = Imports.items(Imports.take(second.formatted("two")));
        assertEquals("updated", items.getString("data[0].outcome"), items.prettify());
        assertEquals(List.of("slug wanted-slug is another article's", "script × 1"), items.getList("data[0].notes"));
        given().get("/v1/articles/wanted-slug-2").then().body("tags[0].name", equalTo("wanted tag two"));
    }

    @Test
    void dryRunTellsAndLeavesNothing() {
        JsonPath job = Imports.take("""
                {"category": {"name": "Dry", "slug": "dry"}}
                {"article": {"title": "Dry", "slug": "dry-run", "category": "dry"}, "status": "published"}
                {"article": {"title": "Dry", "category": "wet"}}
                """.getBytes(StandardCharsets.UTF_8), "?dryRun=true");
        assertEquals("done", job.getString("state"));
        assertEquals(2, job.getInt("created"), Imports.items(job).prettify());
        assertEquals(1, job.getInt("rejected"));
        given().get("/v1/articles/dry-run").then().statusCode(404);
        given().get("/v1/categories/dry").then().statusCode(404);
    }

    @Test
    void afterACrashItGoesOnWhereItStood() throws IOException {
        String lines = IntStream.range(0, 250)
                .mapToObj(i -> "{\"article\": {\"title\": \"Crash " + i + "\", \"tags\": [\"crashed\"]}}\n")
                .collect(Collectors.joining());
        Id id = job(lines);
        assertTrue(work.work(1));
        QuarkusTransaction.requiringNew()
                .run(() -> Sql.of("update import_job set held_by = 'a node that is gone' where id = ?", id)
                        .run(database));
        assertFalse(work.work(1), "who holds it is left alone");
        QuarkusTransaction.requiringNew()
                .run(() -> Sql.of(
                                "update import_job set held_until = ? where id = ?",
                                Instant.EPOCH.plusSeconds(200_000),
                                id)
                        .run(database));
        assertEquals(100, Imports.read(id.toString()).getInt("records"));
        work.look();
        JsonPath job = Imports.read(id.toString());
        assertEquals("done", job.getString("state"));
        assertEquals(250, job.getInt("created"));
        assertEquals(
                250,
                QuarkusTransaction.requiringNew()
                        .call(() -> Sql.of(
                                        "select count(*), count(distinct title) from editorial_article where title like 'Crash %'")
                                .rows(database)
                                .getFirst()
                                .number(0)));
        assertFalse(Files.exists(files.of(id)), "the file is gone with the job");
    }

    @Test
    void fileWhoseNodeIsGoneHoldsUpNoOthers() throws IOException {
        Id lost = job("{\"tag\": {\"name\": \"Lost with its node\"}}");
        files.remove(lost);
        Id ours = job("{\"tag\": {\"name\": \"Behind a lost one\"}}");
        assertFalse(work.work(1), "the node may be starting again");
        QuarkusTransaction.requiringNew()
                .run(() -> Sql.of(
                                "update import_job set created_at = ? where id = ?",
                                Instant.now().minus(ImportJobs.LEASE).minusSeconds(1),
                                lost)
                        .run(database));
        work.look();
        assertEquals("done", Imports.read(ours.toString()).getString("state"));
        assertEquals("waiting", Imports.read(lost.toString()).getString("state"));
        admin().post("/v1/admin/imports/" + lost + "/stop").then().statusCode(200);
    }

    @Test
    void linesThatSayTheSameAreTwoArticles() {
        JsonPath job = Imports.take("{\"article\": {\"title\": \"Twice the same\"}}\n".repeat(2));
        assertEquals(2, job.getInt("created"));
        List<String> ids = Imports.items(job).getList("data.id");
        assertEquals(2, Set.copyOf(ids).size(), ids.toString());
    }

    @Test
    void whatIsAnnouncedTooLargeIsRefusedAtOnce() throws IOException {
        String head = "POST /v1/admin/imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Newsroom.token()
                + "\r\nContent-Length: " + (5L << 30) + "\r\n\r\n";
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf("body-too-large") < 0) {
                int next = socket.getInputStream().read();
                assertTrue(next >= 0, answer.toString());
                answer.append((char) next);
            }
            assertTrue(answer.indexOf("HTTP/1.1 413 ") == 0, answer.toString());
        }
    }

    @Test
    void whatWasStoppedStaysStopped() throws IOException {
        Id id = job("{\"tag\": {\"name\": \"Stopped at once\"}}");
        admin().post("/v1/admin/imports/" + id + "/stop").then().statusCode(200).body("state", equalTo("stopped"));
        work.look();
        assertEquals(0, Imports.read(id.toString()).getInt("records"));
        admin().post("/v1/admin/imports/" + id + "/stop").then().statusCode(409);
    }

    private Id job(String lines) throws IOException {
        Id id = Id.next();
        files.receive(id, new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        var job = new ImportJob(
                id,
                ImportJob.State.WAITING,
                RecordFile.Format.NDJSON,
                null,
                lines.length(),
                0,
                false,
                true,
                Id.next(),
                Instant.now(),
                null,
                null,
                null,
                0,
                0,
                0,
                0,
                0,
                0);
        QuarkusTransaction.requiringNew().run(() -> jobs.add(job));
        return id;
    }

    @Test
    void importedArticleIsTheSameAsAWrittenOne() {
        Newsroom.createCategory("Twins", "twins", null);
        Newsroom.create("/v1/admin/tags", Map.of("name", "Twin tag", "slug", "twin-tag"));
        String article = """
                {"title": "Twins", "subtitle": "Two", "category": "twins", "tags": ["twin-tag"], "language": "en",
                 "source": {"name": "Twin Wire"}, "bodyHtml": "<p>One text</p>", "initialViews": 7,
                 "publishedAt": "2018-01-01T00:00:00Z"}""";
        String written = Newsroom.create("/v1/admin/articles", new JsonPath(article).getMap("$"));
        admin().header("If-Match", "*")
                .contentType("application/json")
                .body("{}")
                .post("/v1/admin/articles/" + written + "/publish")
                .then()
                .statusCode(200);
        JsonPath job = Imports.take("{\"article\": " + article.replace("\n", " ") + ", \"status\": \"published\"}");
        String imported = Imports.items(job).getString("data[0].id");
        for (String query : List.of(
                "select status, title, category_id, revision, published_revision, first_published_at, corrections"
                        + " from editorial_article where id = ?",
                "select number, replace(document, 'twins-2', 'twins') from revision where article_id = ?",
                "select published_at, kind, language, title, subtitle, summary, category_id, source_id, byline, tag_ids,"
                        + " revision, document, mapped, translation_of = article_id from published_article where article_id = ?",
                "select term_id, published_at, pinned from published_in where article_id = ? order by term_id",
                "select term_id, used_by from term_use where user_id = ? order by term_id, used_by",
                "select views from view_total where article_id = ?",
                "select type, state_before, state_after from change_entry where subject_id = ?")) {
            assertEquals(rows(query, written), rows(query, imported), query);
        }
    }

    private List<List<Object>> rows(String query, String id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> rows = database.createNativeQuery(query.replace("?", "?1"))
                    .setParameter(1, Id.of(id).value())
                    .getResultList();
            return rows.stream()
                    .map(row -> row instanceof Object[] many ? Arrays.asList(many) : List.<Object>of(row))
                    .toList();
        });
    }

    @Test
    void truncatedGzipEndsWithASentence() {
        byte[] whole = Imports.gzip(IntStream.range(0, 150)
                .mapToObj(i -> "{\"shoe\": \"" + UUID.randomUUID() + "\"}\n")
                .collect(Collectors.joining()));
        JsonPath job = Imports.take(Arrays.copyOf(whole, whole.length / 2), "");
        assertEquals("failed", job.getString("state"));
        assertTrue(job.getString("failure").contains("ends in the middle"), job.prettify());
        assertTrue(job.getInt("records") > 20, "what stands before the end came in: " + job.getInt("records"));
    }

    @Test
    void otherFilesAreRefused() {
        for (byte[] file : List.of(
                "Dear editor".getBytes(StandardCharsets.UTF_8),
                "<html><p>Hello</p></html>".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0x89, 'P', 'N', 'G'},
                new byte[] {0x1f, (byte) 0x8b, 1},
                new byte[0])) {
            admin().contentType("application/octet-stream")
                    .body(file)
                    .post("/v1/admin/imports")
                    .then()
                    .statusCode(415);
        }
    }

    @Test
    void onlyAdminsMove() {
        Newsroom.as(Role.EDITOR).get("/v1/admin/imports").then().statusCode(403);
        Newsroom.as(Role.EDITOR)
                .contentType("application/octet-stream")
                .body("{\"tag\": {\"name\": \"No\"}}".getBytes(StandardCharsets.UTF_8))
                .post("/v1/admin/imports")
                .then()
                .statusCode(403);
        Newsroom.as(Role.EDITOR).get("/v1/admin/export").then().statusCode(403);
        admin().get("/v1/admin/imports/" + Id.next()).then().statusCode(404);
        admin().get("/v1/admin/imports?limit=1").then().statusCode(200);
    }
}
