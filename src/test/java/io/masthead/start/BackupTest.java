package io.masthead.start;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import io.masthead.testing.Customer;
import io.masthead.testing.Newsroom;
import io.masthead.testing.Story;
import io.masthead.testing.TestDatabase;
import io.masthead.testing.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// By doing it: a backup of the running application, while it writes, into a database of its own.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("database")
class BackupTest {

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @ConfigProperty(name = "masthead.data-dir")
    Path data;

    @TempDir
    Path folder;

    @Test
    void whatWasBackedUpWhileItWasWrittenComesBackRowForRow() throws Exception {
        Written story = Story.titled("kept — 好 \\ '").publish();
        Customer customer = Customer.under(Customer.allowing());
        Newsroom.picture();
        Path first = folder.resolve("first");
        var enough = new AtomicBoolean();
        Thread writing = Thread.ofVirtual().start(() -> {
            while (!enough.get()) {
                Written another = Story.about("meanwhile").publish();
                given().noFilters().post(another.path() + "/views");
            }
        });
        backUp(url, user, password, data.resolve("media"), first);
        enough.set(true);
        writing.join();

        try (EmbeddedDatabase empty = EmbeddedDatabase.start(
                Path.of("target"), data.resolve("restored"), EmbeddedDatabase.Tuning.TESTS, say -> {})) {
            restore(first, empty);
            Path second = folder.resolve("second");
            backUp(empty.url(), empty.user(), empty.password(), folder.resolve("media"), second);

            assertEquals(contents(first), contents(second));
            assertTrue(contents(first).get("tables/published_article") > 0);
            assertTrue(contents(first).keySet().stream().anyMatch(name -> name.startsWith(Backup.MEDIA)));
            assertFalse(contents(first).containsKey("tables/staff_session"));
            try (Connection before = DatabaseCheck.connect(url, user, password);
                    Connection after = DatabaseCheck.connect(empty.url(), empty.user(), empty.password())) {
                for (var row : Map.of(
                                "published_article", story.id(), "revision", story.id(), "partner_key", customer.key())
                        .entrySet()) {
                    assertEquals(
                            digest(before, row.getKey(), row.getValue()), digest(after, row.getKey(), row.getValue()));
                }
            }
            // Read at one moment: no number without its entry.
            assertEquals(
                    number(empty, "select seq from change_sequence"),
                    number(empty, "select max(seq) from change_entry"));
            assertTrue(assertThrows(StartRefused.class, () -> restore(first, empty))
                    .getMessage()
                    .startsWith("There is something in this database already"));
            assertNothingStartsOnHalfOfIt(empty);
        }
    }

    @Test
    void whatCannotBeDoneIsSaidInOneSentence() throws Exception {
        String file = folder.resolve("file").toString();
        var settings = Settings.from(
                Map.of("MASTHEAD_DATA_DIR", folder.resolve("nothing").toString()));
        for (var said : Map.of(
                        List.of("backup"), "which file?",
                        List.of("backup", file), "There is nothing in",
                        List.of("restore", file), "There is no file")
                .entrySet()) {
            String sentence = assertThrows(
                            StartRefused.class,
                            () -> Backups.run(settings, said.getKey().toArray(String[]::new)))
                    .getMessage();
            assertTrue(sentence.startsWith(said.getValue()), sentence);
        }
        Files.writeString(Path.of(file), "mine");
        assertThrows(StartRefused.class, () -> Backups.run(settings, "backup", file));
        assertEquals("mine", Files.readString(Path.of(file)));
        assertThrows(StartRefused.class, () -> Backups.run(settings, "restore", file));
    }

    @Test
    void whatIsNoBackupIsRefused() throws Exception {
        Path zip = folder.resolve("zip");
        pack(zip, Map.of("a", "b"));
        assertRefused(zip, "is no backup of Masthead");
        pack(zip, Map.of(Backup.HEAD, Backup.FORMAT + "\n15\n"));
        assertRefused(zip, "not written to its end");
        pack(zip, Map.of(Backup.HEAD, "2\n15\n", Backup.END, ""));
        assertRefused(zip, "another version");
    }

    @Test
    void pictureThatLiesOutsideOfItsFolderIsRefused() throws Exception {
        Path zip = folder.resolve("zip");
        pack(zip, Map.of(Backup.HEAD, "1\n15\n", Backup.END, "", "media/../../outside", "x"));
        try (var file = new ZipFile(zip.toFile())) {
            var restore = new Restore(file, say -> {});
            assertThrows(StartRefused.class, () -> restore.pictures(folder.resolve("media")));
        }
        assertFalse(Files.exists(folder.resolve("../outside")));
    }

    private static void assertNothingStartsOnHalfOfIt(EmbeddedDatabase database) throws SQLException {
        var server = new Settings.Server(JdbcAddress.parse(database.url()), database.user(), database.password());
        DatabaseCheck.check(server);
        try (Connection connection = DatabaseCheck.connect(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("create table " + Restore.MARK + " (id int not null primary key)");
        }
        assertTrue(assertThrows(StartRefused.class, () -> DatabaseCheck.check(server))
                .getMessage()
                .contains("did not come to its end"));
    }

    private static void backUp(String url, String user, String password, Path media, Path file)
            throws IOException, SQLException {
        try (Connection database = DatabaseCheck.connect(url, user, password);
                OutputStream out = OwnerOnly.stream(file)) {
            new Backup(say -> {}).write(database, TestDatabase.SECRET, media, out);
        }
    }

    private void restore(Path file, EmbeddedDatabase into) throws IOException, SQLException {
        try (var zip = new ZipFile(file.toFile());
                Connection database = DatabaseCheck.connect(into.url(), into.user(), into.password())) {
            var restore = new Restore(zip, say -> {});
            restore.tables(database, into.url(), into.user(), into.password());
            restore.pictures(folder.resolve("media"));
            restore.done(database);
            assertEquals(TestDatabase.SECRET, restore.secret());
        }
    }

    /// The checksum of everything that is in it. Rows come in the order of their keys.
    private static Map<String, Long> contents(Path file) throws IOException {
        Map<String, Long> contents = new HashMap<>();
        try (var zip = new ZipFile(file.toFile())) {
            zip.stream().forEach(entry -> contents.put(entry.getName(), entry.getCrc()));
        }
        return contents;
    }

    /// What the database itself makes of rows: all columns with all their digits.
    private static String digest(Connection database, String name, String id) throws SQLException {
        Table table = Table.all(database).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        String select = "select count(*), group_concat(sha2(concat_ws('|', `" + String.join("`, `", table.columns())
                + "`), 256)) from " + name + " where " + (table.columns().contains("article_id") ? "article_id" : "id")
                + " = " + Id.parse(id).orElseThrow().value();
        try (var statement = database.createStatement();
                var row = statement.executeQuery(select)) {
            row.next();
            assertTrue(row.getInt(1) > 0, name);
            return row.getString(2);
        }
    }

    private static long number(EmbeddedDatabase database, String select) throws SQLException {
        try (Connection connection = DatabaseCheck.connect(database.url(), database.user(), database.password());
                var row = connection.createStatement().executeQuery(select)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void pack(Path file, Map<String, String> entries) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes());
                zip.closeEntry();
            }
        }
    }

    private static void assertRefused(Path file, String because) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            String said = assertThrows(StartRefused.class, () -> new Restore(zip, say -> {}))
                    .getMessage();
            assertTrue(said.contains(because), said);
        }
    }
}
