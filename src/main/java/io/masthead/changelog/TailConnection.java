package io.masthead.changelog;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Connects to the database beside the pool and with short patience: whoever asks whether the database is there must
/// neither wait behind those who wait for it nor for a server that says nothing.
@Singleton
class TailConnection {

    private static final String PATIENCE_MILLIS = "1500";

    private final String url;
    private final Properties settings = new Properties();

    TailConnection(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password", defaultValue = "") String password) {
        this.url = url;
        settings.setProperty("user", user);
        settings.setProperty("password", password);
        settings.setProperty("connectTimeout", PATIENCE_MILLIS);
        settings.setProperty("socketTimeout", PATIENCE_MILLIS);
        settings.setProperty("tcpKeepAlive", "true");
    }

    /// A connection that sees what is committed, statement by statement.
    Connection open() throws SQLException {
        Connection database = DriverManager.getConnection(url, settings);
        database.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return database;
    }
}
