package io.masthead.bench;

import io.masthead.testing.EmptyDatabase;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// `kill -9` of the database, which is away for a quarter of a minute.
final class DatabaseKilled implements TrustBench.Part {

    private static final int AWAY_SECONDS = 15;

    @Override
    public void measure(Path folder, EmptyDatabase database, Report report) throws Exception {
        try (DatabaseProcess process = new DatabaseProcess(database);
                Application application = Application.start(folder.resolve("data"), Application.on(database));
                Reader reader = new Reader(application.address())) {
            application.awaitAnswer(reader, "/v1/site");
            try (Faults faults = new Faults(application)) {
                faults.begin();
                long from = System.nanoTime();
                process.kill();
                TimeUnit.SECONDS.sleep(AWAY_SECONDS);
                process.start();
                faults.report(report, "database killed, away for " + AWAY_SECONDS + " s", from, System.nanoTime());
            }
        }
    }
}
