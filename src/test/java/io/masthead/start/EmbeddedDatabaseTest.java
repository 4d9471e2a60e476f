package io.masthead.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Real processes; the program is unpacked once per checkout.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@Execution(ExecutionMode.CONCURRENT)
class EmbeddedDatabaseTest {

    private static final Consumer<String> SILENT = sentence -> {};
    private static final Path PROGRAMS = Path.of("target");

    @TempDir
    Path folder;

    @Test
    void dataAreFoundAgainAlsoWhenTheServerOutlivedUs() throws Exception {
        var home = folder.resolve("with a space").resolve("long-".repeat(30));
        var first = start(home);
        execute(first, "create table note (text varchar(20))");
        execute(first, "insert into note values ('标题 😀')");

        // What a killed application leaves behind: a living server that nobody has asked to end.
        try (var second = start(home)) {
            assertFalse(first.process().isAlive());
            assertEquals("标题 😀", value(second, "select text from note"));
        }
        first.close();
        assertTrue(Survivors.find("--datadir=" + home.toRealPath().resolve("files"))
                .isEmpty());
    }

    @Test
    void killedServerStartsAgainAndTellsItsKeeper() throws Exception {
        var told = new CountDownLatch(1);
        var first = start(folder);
        first.onUnexpectedEnd(told::countDown);
        execute(first, "create table note (text varchar(20))");

        first.process().destroyForcibly();

        assertTrue(told.await(10, TimeUnit.SECONDS));
        first.close();
        try (var second = start(folder)) {
            assertEquals("0", value(second, "select count(*) from note"));
        }
    }

    @Test
    void wrongAccountAndWrongSchemaAreSaidInOneSentence() throws Exception {
        try (var database = start(folder)) {
            var address = JdbcAddress.parse(database.url());
            var other = JdbcAddress.parse(database.url().replace("/masthead", "/elsewhere"));

            DatabaseCheck.check(new Settings.Server(address, database.user(), database.password()));
            assertTrue(refusal(address, database.user(), "wrong").contains("refuses user 'masthead'"));
            assertTrue(refusal(address, "root", "").contains("refuses user 'root'"));
            assertTrue(refusal(other, database.user(), database.password()).contains("schema 'elsewhere'"));
        }
    }

    @Test
    void serverKeepsUtcAndUtf8AndEveryCommit() throws Exception {
        try (var database = EmbeddedDatabase.start(PROGRAMS, folder, EmbeddedDatabase.Tuning.NEWSROOM, SILENT)) {
            assertEquals(
                    "+00:00 utf8mb4 1 OFF",
                    value(
                            database,
                            "select concat_ws(' ', @@global.time_zone, @@character_set_database,"
                                    + " @@innodb_flush_log_at_trx_commit, @@log_bin)"));
        }
    }

    @Test
    void brokenFilesEndInOneSentence() throws IOException {
        OwnerOnly.folder(folder.resolve("files"));
        Files.writeString(folder.resolve("files/ibdata1"), "not a tablespace");

        var refused = assertThrows(StartRefused.class, () -> start(folder));

        assertTrue(refused.getMessage().startsWith("The embedded database ended while it started (log: "));
        assertEquals(1, refused.getMessage().lines().count());
    }

    @Test
    void programIsUnpackedOnce() throws IOException {
        var program = MariaDbProgram.unpack(PROGRAMS, SILENT);

        assertTrue(Files.isExecutable(program.daemon()));
        assertEquals(program, MariaDbProgram.unpack(PROGRAMS, sentence -> {
            throw new AssertionError("unpacked twice");
        }));
    }

    private static EmbeddedDatabase start(Path home) {
        return EmbeddedDatabase.start(PROGRAMS, home, EmbeddedDatabase.Tuning.TESTS, SILENT);
    }

    private static String refusal(JdbcAddress address, String user, String password) {
        return assertThrows(StartRefused.class, () -> DatabaseCheck.check(new Settings.Server(address, user, password)))
                .getMessage();
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DatabaseCheck.connect(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DatabaseCheck.connect(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
