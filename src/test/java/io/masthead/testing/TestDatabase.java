package io.masthead.testing;

import io.masthead.start.EmbeddedDatabase;
import io.masthead.start.JdbcAddress;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;

/// A real, empty database for the whole test run: an embedded MariaDB, or the server of `MASTHEAD_TEST_DB_URL`,
/// `…_USER` and
/// `…_PASSWORD`, whose schema is dropped and made anew first.
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /// Signs tokens and cursors in tests.
    public static final String SECRET = "a secret that only the tests know, and everybody who reads them";

    private static final Path IN_MEMORY = Path.of("/dev/shm");

    private record Server(String url, String user, String password) {}

    private Path folder;
    private EmbeddedDatabase embedded;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.isWritable(IN_MEMORY)
                    ? Files.createTempDirectory(IN_MEMORY, "masthead-test-")
                    : Files.createTempDirectory("masthead-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var url = System.getenv("MASTHEAD_TEST_DB_URL");
        var server = url == null || url.isBlank() ? startEmbedded() : emptied(JdbcAddress.parse(url));
        return Map.of(
                "quarkus.datasource.jdbc.url", server.url(),
                "quarkus.datasource.username", server.user(),
                "quarkus.datasource.password", server.password(),
                "masthead.secret", SECRET,
                "masthead.sample-data", "false",
                "masthead.data-dir", folder.toString());
    }

    @Override
    public void stop() {
        if (embedded != null) {
            embedded.close();
        }
        if (folder != null) {
            delete(folder);
        }
    }

    private Server startEmbedded() {
        // The program is unpacked once per checkout, the data are new in each run.
        embedded = EmbeddedDatabase.start(
                Path.of("target"), folder.resolve("database"), EmbeddedDatabase.Tuning.TESTS, System.out::println);
        return new Server(embedded.url(), embedded.user(), embedded.password());
    }

    private static Server emptied(JdbcAddress address) {
        var server = new Server(
                address.url(), System.getenv("MASTHEAD_TEST_DB_USER"), System.getenv("MASTHEAD_TEST_DB_PASSWORD"));
        var schema = "`" + address.schema().replace("`", "``") + "`";
        try (var connection =
                        DriverManager.getConnection(address.withoutSchema().url(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + schema);
            statement.execute("create database " + schema + " character set utf8mb4 collate utf8mb4_unicode_520_ci");
            return server;
        } catch (SQLException e) {
            throw new IllegalStateException("MASTHEAD_TEST_DB_URL cannot be emptied: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
