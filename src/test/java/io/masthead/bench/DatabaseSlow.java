package io.masthead.bench;

import io.masthead.testing.EmptyDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// A database that takes its time: a locked table, at which all connections end up, and a server that says nothing at
/// all for a while.
final class DatabaseSlow implements TrustBench.Part {

    private static final int SECONDS = 10;

    /// Makes it slow.
    @FunctionalInterface
    private interface Cause {
        /// @return what ends it
        Callable<Void> begin() throws Exception;
    }

    @Override
    public void measure(Path folder, EmptyDatabase database, Report report) throws Exception {
        // Who has a connection when the table is locked waits for the lock: only who has none can be refused.
        measure(
                folder.resolve("locked"),
                database,
                report,
                "tables locked for " + SECONDS + " s",
                () -> lock(database));
        try (DatabaseProcess process = new DatabaseProcess(database)) {
            measure(folder.resolve("silent"), database, report, "database silent for " + SECONDS + " s", () -> {
                process.freeze();
                return () -> {
                    process.thaw();
                    return null;
                };
            });
        }
    }

    private static Callable<Void> lock(EmptyDatabase database) throws Exception {
        Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        connection.createStatement().execute("lock tables published_article write, published_in write, tag write");
        return () -> {
            connection.close();
            return null;
        };
    }

    private static void measure(Path data, EmptyDatabase database, Report report, String what, Cause cause)
            throws Exception {
        try (Application application = Application.start(data, Application.on(database));
                Reader reader = new Reader(application.address())) {
            application.awaitAnswer(reader, "/v1/site");
            try (Faults faults = new Faults(application)) {
                faults.begin();
                long from = System.nanoTime();
                Callable<Void> end = cause.begin();
                TimeUnit.SECONDS.sleep(SECONDS);
                end.call();
                faults.report(report, what, from, System.nanoTime());
            }
        }
    }
}
