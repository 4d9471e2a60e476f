package io.masthead.testing;

import io.masthead.start.EmbeddedDatabase;
import io.masthead.start.JdbcAddress;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A real database with nothing in it: an embedded MariaDB, or the server of `MASTHEAD_TEST_DB_URL`, `…_USER` and
/// `…_PASSWORD`, whose schema is dropped and made anew first.
///
/// @param url with the connection settings that Masthead needs
/// @param embedded the server, or `null` if somebody else runs it
public record EmptyDatabase(String url, String user, String password, EmbeddedDatabase embedded)
        implements AutoCloseable {

    /// Opens one.
    ///
    /// @param home where an embedded one keeps its data
    public static EmptyDatabase open(Path home, EmbeddedDatabase.Tuning tuning) {
        var url = System.getenv("MASTHEAD_TEST_DB_URL");
        if (url != null && !url.isBlank()) {
            return emptied(JdbcAddress.parse(url));
        }
        // The program is unpacked once per checkout, the data are new in each run.
        var server = EmbeddedDatabase.start(Path.of("target"), home, tuning, System.out::println);
        return new EmptyDatabase(server.url(), server.user(), server.password(), server);
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }

    private static EmptyDatabase emptied(JdbcAddress address) {
        var server = new EmptyDatabase(
                address.url(),
                System.getenv("MASTHEAD_TEST_DB_USER"),
                System.getenv("MASTHEAD_TEST_DB_PASSWORD"),
                null);
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
}
