package io.masthead.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.staff.ActingAdmin;
import io.masthead.testing.Newsroom;
import io.masthead.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What goes out comes in as it was. All of it happens in one transaction that is rolled back: the house is
/// emptied in it, and nobody else notices.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class ArchiveRoundTripTest {

    private static final String CONTENT = """
            {"category": {"name": "Above", "slug": "above"}}
            {"category": {"name": "Below", "slug": "below", "parent": "above"}}
            {"tag": {"name": "标签", "slug": "biaoqian"}}
            {"author": {"name": "Ann", "slug": "ann", "bio": "Writes.", "links": [{"name": "Home", "url": "https://ann.example/"}]}}
            {"link": {"group": "friends", "title": "Friend", "url": "https://friend.example/"}}
            {"article": {"title": "灯会 🏮", "externalId": "rt-1", "category": "below", "tags": ["biaoqian"], "byline": [{"name": "Ann"}], "source": {"name": "Wire", "url": "https://wire.example/"}, "bodyHtml": "<h2>A</h2><p>B <a href='https://b.example/'>c</a></p>", "publishedAt": "2017-03-04T05:06:07.123456Z", "initialViews": 3, "oldUrls": ["https://old.example/rt"]}, "status": "published", "formerSlugs": ["old-lantern"]}
            {"article": {"title": "A draft", "externalId": "rt-2"}}
            {"article": {"title": "Thrown away"}, "status": "trashed"}
            {"article": {"title": "To come", "publishedAt": "2190-01-01T00:00:00Z"}, "status": "published"}
            {"article": {"title": "灯会 🏮", "externalId": "rt-1", "category": "below", "bodyHtml": "<p>Second revision</p>"}, "status": "published"}
            """;

    @Inject
    Landing landing;

    @Inject
    Archive archive;

    @Inject
    ActingAdmin house;

    @Inject
    EntityManager database;

    @Inject
    ObjectMapper json;

    @Test
    void exportComesInAsItWas() {
        house.act(admin -> {
            QuarkusTransaction.begin();
            try {
                foreignKeys(false);
                empty();
                assertTrue(land(CONTENT, admin).stream().noneMatch(one -> one.outcome() == Landed.Outcome.REJECTED));
                furnish();
                String first = export();
                empty();
                List<Landed> landed = land(first, admin);
                assertEquals(
                        List.of(),
                        landed.stream()
                                .filter(one -> one.outcome() == Landed.Outcome.REJECTED)
                                .map(Landed::notes)
                                .toList());
                assertEquals(first, export());
                assertEquals(
                        1,
                        first.lines()
                                .filter(line ->
                                        line.startsWith("{\"table\":\"revision\"") && line.contains("Second revision"))
                                .count());
                // Once more over what is there: nothing changes.
                List<Landed> again = land(first, admin);
                assertEquals(
                        Set.of("site UPDATED"),
                        again.stream()
                                .filter(one -> one.outcome() != Landed.Outcome.UNCHANGED)
                                .map(one -> one.record().record().table() + " " + one.outcome())
                                .collect(Collectors.toSet()));
                assertEquals(first, export());
            } finally {
                foreignKeys(true);
                QuarkusTransaction.rollback();
            }
        });
    }

    @Test
    void whoHasAnAccountHereKeepsIt() {
        house.act(admin -> {
            QuarkusTransaction.begin();
            try {
                String row = "{\"table\": \"staff\", \"row\": {\"id\": \"%s\", \"email\": \"%s\", \"name\": \"A\","
                        + " \"role\": \"author\", \"createdAt\": \"2020-01-01T00:00:00Z\", \"version\": 0}}\n";
                List<Landed> landed = land(
                        row.formatted("0MZ5Q4T2C8V1K", Newsroom.CHIEF)
                                + row.formatted("0MZ5Q4T2C8V2M", "moved@elsewhere.example"),
                        admin);
                assertEquals(Landed.Outcome.SKIPPED, landed.getFirst().outcome());
                assertEquals(admin, landed.getFirst().subject());
                assertTrue(landed.getFirst().notes().getFirst().contains(admin.toString()));
                assertEquals(Landed.Outcome.CREATED, landed.getLast().outcome());
            } finally {
                QuarkusTransaction.rollback();
            }
        });
    }

    @Test
    void rowsThatAreNoneAreRefused() {
        house.act(admin -> {
            QuarkusTransaction.begin();
            try {
                List<Landed> landed = land("""
                        {"table": "tag", "row": {"id": "0MZ5Q4T2C8V1K", "slug": "x", "name": "X", "version": 0, "updated_at": "no", "shoe": 1}}
                        {"table": "tag", "row": {"id": "12", "slug": "x", "name": "X", "version": 0}}
                        {"table": "friend_link", "row": {"id": "0MZ5Q4T2C8V1K", "url": "javascript:alert(1)"}}
                        {"table": "revision", "row": {"articleId": "0MZ5Q4T2C8V1K", "number": 1, "savedAt": "2020-01-01T00:00:00Z", "document": {"title": 1}}}
                        {"table": "author", "row": {"id": "0MZ5Q4T2C8V1K", "links": [{"name": "x", "url": "javascript:alert(1)"}]}}
                        """, admin);
                assertEquals(
                        5,
                        landed.stream()
                                .filter(one -> one.outcome() == Landed.Outcome.REJECTED)
                                .count(),
                        landed.toString());
            } finally {
                QuarkusTransaction.rollback();
            }
        });
    }

    private List<Landed> land(String lines, Id by) {
        var job = new ImportJob(
                Id.next(),
                ImportJob.State.RUNNING,
                RecordFile.Format.NDJSON,
                null,
                0,
                0,
                false,
                true,
                by,
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
        try (Records records = new NdjsonRecords(
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), json.readerFor(ImportRecord.class))) {
            List<Incoming> batch = new ArrayList<>();
            for (Incoming one = records.next(); one != null; one = records.next()) {
                batch.add(one);
            }
            return landing.land(batch, job);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private String export() {
        var out = new ByteArrayOutputStream();
        database.flush();
        database.unwrap(Session.class).doWork(connection -> {
            try {
                archive.write(connection, out);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("{\"table\":\"staff\""))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// Everything but the accounts, whose sessions other tests use.
    private void empty() {
        database.clear();
        for (ArchiveTable table : ArchiveTable.ALL.reversed()) {
            if (!List.of("site", "staff").contains(table.name())) {
                Sql.of("delete from " + table.name()).run(database);
            }
        }
    }

    private void foreignKeys(boolean held) {
        Sql.of("set foreign_key_checks = " + (held ? 1 : 0)).run(database);
    }

    private void furnish() {
        Sql.of(
                        "insert into slot (id, slot_key, name, kind, max_items, version, exclusive) values (7, 'top', 'Top', 'ad', 1, 3, true)")
                .run(database);
        Sql.of(
                        "insert into slot (id, slot_key, name, kind, max_items, version, exclusive, fallback_id) values (5, 'below', 'Below', 'ad', 1, 0, false, 7)")
                .run(database);
        Sql.of("insert into front (id, document, version) values (0, '{\"items\":[],\"sections\":[]}', 2)")
                .run(database);
        Sql.of(
                        "insert into tombstone (article_id, code, withdrawn_at, reason) values (9, 'article-killed', '2020-01-02 03:04:05.000006', 'why')")
                .run(database);
        Sql.of(
                        "insert into media (id, hash, address, content_type, bytes, width, height, focal_x, focal_y, dominant_color, thumbhash, renditions, created_at, version)"
                                + " values (11, repeat('a', 64), repeat('b', 40), 'image/png', 1, 2, 3, 0.5, 0.25, '#000000', 'x', 'hero jpg 1 2', '2020-01-02 03:04:05', 1)")
                .run(database);
    }
}
