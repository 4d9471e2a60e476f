package io.masthead.testing;

import io.masthead.start.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// One [EmptyDatabase] for the whole test run, in memory where that is possible, behind a [DatabaseLine], and a
/// [TraceCollector]. Tests that cut the line or look at traces get them injected: a field of that type is enough.
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /// Signs tokens and cursors in tests.
    public static final String SECRET = "a secret that only the tests know, and everybody who reads them";

    private static final Path IN_MEMORY = Path.of("/dev/shm");

    private Path folder;
    private EmptyDatabase database;
    private DatabaseLine line;
    private TraceCollector traces;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.isWritable(IN_MEMORY)
                    ? Files.createTempDirectory(IN_MEMORY, "masthead-test-")
                    : Files.createTempDirectory("masthead-test-");
            traces = new TraceCollector();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database = EmptyDatabase.open(folder.resolve("database"), EmbeddedDatabase.Tuning.TESTS);
        line = DatabaseLine.to(database.url());
        return Map.of(
                "quarkus.datasource.jdbc.url", line.url(),
                "quarkus.datasource.username", database.user(),
                "quarkus.datasource.password", database.password(),
                "masthead.secret", SECRET,
                "masthead.sample-data", "false",
                "masthead.traces", traces.url(),
                "masthead.data-dir", folder.toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(line, new TestInjector.MatchesType(DatabaseLine.class));
        injector.injectIntoFields(traces, new TestInjector.MatchesType(TraceCollector.class));
    }

    @Override
    public void stop() {
        if (line != null) {
            line.close();
        }
        if (database != null) {
            database.close();
        }
        if (traces != null) {
            traces.close();
        }
        if (folder != null) {
            Folders.delete(folder);
        }
    }
}
