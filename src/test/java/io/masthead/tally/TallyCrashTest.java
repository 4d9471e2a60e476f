package io.masthead.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.start.EmbeddedDatabase;
import io.masthead.start.Killer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What was acknowledged is there after a `kill -9`, whoever it hits. The short form; `./masthead bench crash` is the
/// long one.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@Execution(ExecutionMode.CONCURRENT)
class TallyCrashTest {

    private static final EmbeddedDatabase.Tuning DURABLE = new EmbeddedDatabase.Tuning("64M", "32M", true);
    private static final int ACKNOWLEDGED_BEFORE_A_KILL = 400;

    @TempDir
    Path folder;

    @Test
    void killedNodeLosesNothingThatItAcknowledged() throws Exception {
        try (EmbeddedDatabase database = start()) {
            migrate(database);
            int plain = 0;
            int events = 0;
            for (int run = 1; run <= 2; run++) {
                List<String> acknowledged = killedNode(database, run * ACKNOWLEDGED_BEFORE_A_KILL);
                plain += (int) acknowledged.stream().filter("plain"::equals).count();
                int last = acknowledged.stream()
                        .filter(line -> line.startsWith("event "))
                        .mapToInt(line -> Integer.parseInt(line.substring(6)))
                        .max()
                        .orElseThrow();
                events = Math.max(events, last + 1 + CountingNode.AT_ONCE);
                assertTrue(views(database, CountingNode.PLAIN.value()) >= plain);
                // What was under way had no answer: it is reported again, and counts once all the same.
                try (Tally tally = new Tally(source(database))) {
                    report(tally, events);
                }
                assertEquals(events, views(database, CountingNode.NAMED.value()));
            }
        }
    }

    @Test
    void killedDatabaseLosesNothingThatWasAcknowledged() throws Exception {
        EmbeddedDatabase database = start();
        migrate(database);
        TestConnections source = new TestConnections(source(database));
        int plain = 0;
        try (Tally tally = new Tally(source)) {
            List<CompletableFuture<List<Tallied>>> under = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                under.add(tally.count(List.of(CountingNode.event(i), CountingNode.plain()))
                        .toCompletableFuture());
                if (i == 150) {
                    under.getFirst().join();
                    Killer.kill(database);
                }
            }
            database.close();
            database = start();
            source.moveTo(source(database));
            for (CompletableFuture<List<Tallied>> one : under) {
                plain += one.handle((tallied, failed) -> failed == null ? 1 : 0).join();
            }
            assertTrue(plain > 0);
            assertTrue(views(database, CountingNode.PLAIN.value()) >= plain);
            report(tally, 300);
            assertEquals(300, views(database, CountingNode.NAMED.value()));
        } finally {
            database.close();
        }
    }

    /// Everything up to a number, whether it was acknowledged or not.
    private static void report(Tally tally, int events) {
        tally.count(IntStream.range(0, events).mapToObj(CountingNode::event).toList())
                .toCompletableFuture()
                .join();
    }

    /// Runs a node until it has acknowledged so many views, and kills it.
    private static List<String> killedNode(EmbeddedDatabase database, int enough) throws IOException {
        Process node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CountingNode.class.getName(),
                        database.url(),
                        database.user(),
                        database.password())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (var lines = node.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged.add(line);
                if (acknowledged.size() == enough) {
                    // By its handle: the process object would close the pipe, and what is in it would be lost.
                    node.toHandle().destroyForcibly();
                }
            }
        } finally {
            node.destroyForcibly();
        }
        assertTrue(acknowledged.size() >= enough, "the node ended by itself");
        // The last line may be cut short.
        return acknowledged.stream()
                .filter(line -> line.matches("plain|event [0-9]+"))
                .toList();
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(Path.of("target"), folder, DURABLE, sentence -> {});
    }

    private static void migrate(EmbeddedDatabase database) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
    }

    private static Connections source(EmbeddedDatabase database) {
        return () -> Tally.open(database.url(), database.user(), database.password());
    }

    private static long views(EmbeddedDatabase database, long article) throws SQLException {
        try (Connection connection = source(database).open();
                var statement = connection.createStatement();
                var views = statement.executeQuery("select views from view_total where article_id = " + article)) {
            return views.next() ? views.getLong(1) : 0;
        }
    }
}
