package io.masthead.start;

import com.mysql.cj.jdbc.Driver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/// A bare connection before Quarkus starts, so that a wrong setting ends in one sentence instead of a stack trace.
final class DatabaseCheck {

    private static final String TIMEOUT_MILLIS = "10000";

    private DatabaseCheck() {}

    /// Connects once and looks at the server's version.
    ///
    /// @throws StartRefused saying what is wrong with the address, the account or the server
    static void check(Settings.Server server) {
        try (var connection = connect(server.address().url(), server.user(), server.password())) {
            var version = DatabaseVersion.parse(versionOf(connection));
            if (!version.supported()) {
                throw new StartRefused("The database at " + server.address().place() + " is " + version
                        + ", which is too old: Masthead needs MySQL 8.4 or MariaDB 11.4, or newer.");
            }
            if (isHalfRestored(connection)) {
                throw new StartRefused(
                        "A restore into " + server.address().place() + " did not come to its end: drop the"
                                + " tables of '" + server.address().schema()
                                + "' (embedded: remove the data folder) and restore"
                                + " again.");
            }
        } catch (SQLException e) {
            throw new StartRefused(sentence(server, e), e);
        }
    }

    /// Opens a connection without a pool; used by the check and by the embedded database's own readiness.
    static Connection connect(String url, String user, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        if (!url.contains("connectTimeout=")) {
            properties.setProperty("connectTimeout", TIMEOUT_MILLIS);
        }
        var connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("the address is not one of Connector/J");
        }
        return connection;
    }

    private static String versionOf(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select version()")) {
            row.next();
            return row.getString(1);
        }
    }

    private static boolean isHalfRestored(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from information_schema.tables"
                        + " where table_schema = database() and table_name = '" + Restore.MARK + "'")) {
            row.next();
            return row.getInt(1) > 0;
        }
    }

    private static String sentence(Settings.Server server, SQLException e) {
        var place = server.address().place();
        var schema = server.address().schema();
        // Numbers from the MySQL error reference; MariaDB shares them.
        return switch (e.getErrorCode()) {
            case 1045, 1698 ->
                "The database at " + place + " refuses user '" + server.user()
                        + "': correct MASTHEAD_DB_USER or MASTHEAD_DB_PASSWORD.";
            case 1049 ->
                "The database at " + place + " has no schema '" + schema + "': create it, or correct MASTHEAD_DB_URL.";
            case 1044 ->
                "The database at " + place + " does not let user '" + server.user() + "' use schema '" + schema
                        + "': grant it all rights there, or correct MASTHEAD_DB_URL.";
            default ->
                "08S01".equals(e.getSQLState())
                        ? "No database answers at " + place + " (" + rootCause(e) + "): correct MASTHEAD_DB_URL."
                        : "The database at " + place + " cannot be used (" + firstLine(e)
                                + "): correct MASTHEAD_DB_URL.";
        };
    }

    private static String rootCause(Throwable e) {
        var cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName().equals("UnknownHostException") ? "unknown host" : firstLine(cause);
    }

    private static String firstLine(Throwable e) {
        var message = String.valueOf(e.getMessage()).strip();
        return message.lines().findFirst().orElse(e.getClass().getSimpleName());
    }
}
