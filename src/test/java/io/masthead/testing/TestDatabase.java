package io.masthead.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/// Gives the tests an empty database.
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        String url = System.getenv("MASTHEAD_TEST_DB_URL");
        String schema = url.substring(url.lastIndexOf('/') + 1);
        String user = System.getenv("MASTHEAD_TEST_DB_USER");
        String password = System.getenv("MASTHEAD_TEST_DB_PASSWORD");
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            statement.execute("drop database " + schema);
            statement.execute("create database " + schema + " character set utf8mb4");
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return Map.of(
                "quarkus.datasource.jdbc.url",
                url + "?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&cachePrepStmts=true"
                        + "&useServerPrepStmts=true&rewriteBatchedStatements=true",
                "quarkus.datasource.username",
                user,
                "quarkus.datasource.password",
                password,
                "masthead.secret",
                "a secret for the tests only");
    }

    @Override
    public void stop() {}
}
