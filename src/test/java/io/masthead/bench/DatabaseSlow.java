package io.masthead.bench;

import io.masthead.testing.EmptyDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// A database that takes its time: locked tables, at which all connections end up; or a server that says nothing at
/// all for a while.
final class DatabaseSlow implements TrustBench.Part {

    private static final int SECONDS = 10;

    /// Makes it slow.
    @FunctionalInterface
    private interface Cause {
        /// @return what ends it
        Callable<Void> begin() throws Exception;
    }

    private final boolean silent;

    /// @param silent whether it says nothing at all, or has locked its tables
    DatabaseSlow(boolean silent) {
        this.silent = silent;
    }

    @Override
    public void measure(Path folder, EmptyDatabase database, Report report) throws Exception {
        if (silent) {
            try (DatabaseProcess process = new DatabaseProcess(database)) {
                measure(folder, database, report, "database silent for " + SECONDS + " s", () -> {
                    process.freeze();
                    return () -> {
                        process.thaw();
                        return null;
                    };
                });
            }
        } else {
            // Who has a connection when the tables are locked waits for the lock: who has none can be refused.
            measure(folder, database, report, "tables locked for " + SECONDS + " s", () -> lock(database));
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

    private static void measure(Path folder, EmptyDatabase database, Report report, String what, Cause cause)
            throws Exception {
        try (Application application = Application.start(folder.resolve("data"), Application.on(database));
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
