package io.masthead.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.testing.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// `kill -9` of the application and of its database under load, again and again on the same data: is every view
/// that was acknowledged still counted?
final class CrashBench implements Callable<Report> {

    private static final int APPLICATION_KILLS = 10;
    private static final int DATABASE_KILLS = 5;
    private static final int LEAST_MILLIS = 500;
    private static final int MOST_MILLIS = 4_000;

    private final Random random = new Random();
    private final Acknowledged plain = new Acknowledged(false);
    private final Acknowledged named = new Acknowledged(true);

    @Override
    public Report call() throws Exception {
        Path folder = Files.createTempDirectory("masthead-bench-");
        try {
            Report report = new Report("Views and kill -9", Machine.described() + " · embedded database");
            report.table(
                    "killed", "acknowledged", "counted", "names acknowledged", "counted after repetition", "verdict");
            for (int kill = 1; kill <= APPLICATION_KILLS + DATABASE_KILLS; kill++) {
                boolean application = kill <= APPLICATION_KILLS;
                System.out.println("Kill " + kill + " …");
                crash(folder, application);
                check(folder, report, (application ? "application " : "database ") + kill);
            }
            return report;
        } finally {
            Folders.delete(folder);
        }
    }

    /// Runs the application under load until a random moment.
    private void crash(Path folder, boolean application) throws Exception {
        try (Application victim = start(folder);
                Reader reader = new Reader(victim.address())) {
            victim.awaitAnswer(reader, "/v1/site");
            choose(reader);
            try (CrashLoad load = new CrashLoad(victim.address())) {
                load.begin(plain);
                load.begin(named);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LEAST_MILLIS, MOST_MILLIS));
                if (application) {
                    victim.kill();
                } else {
                    victim.killDatabase();
                    // It says why and ends, since its database did.
                    victim.awaitEnd();
                }
            }
        }
    }

    /// Starts it again, repeats every name that was ever sent, and compares.
    private void check(Path folder, Report report, String name) throws Exception {
        try (Application survivor = start(folder);
                Reader reader = new Reader(survivor.address())) {
            survivor.awaitAnswer(reader, "/v1/site");
            long counted = plain.counted(reader);
            long acknowledgedNames = named.acknowledged();
            CrashLoad.repeat(survivor.address(), named);
            long countedNames = named.counted(reader);
            boolean met = counted >= plain.acknowledged() && countedNames == named.sent();
            report.row(
                    name,
                    plain.acknowledged(),
                    counted,
                    acknowledgedNames,
                    countedNames + " of " + named.sent(),
                    report.verdict(name, met));
        }
    }

    /// Two articles of the sample newsroom, and the views they have.
    private void choose(Reader reader) throws Exception {
        if (plain.article() == null) {
            JsonNode articles = reader.get("/v1/articles?limit=2").json().get("data");
            plain.choose(articles.get(0).get("id").textValue(), reader);
            named.choose(articles.get(1).get("id").textValue(), reader);
        }
    }

    private static Application start(Path folder) throws Exception {
        return Application.start(folder.resolve("data"), Map.of("MASTHEAD_SAMPLE_DATA", "true"));
    }

    /// What was sent for one article, and what was acknowledged.
    static final class Acknowledged {

        private final boolean names;
        private String article;
        private long before;
        private long acknowledged;
        private long sent;

        Acknowledged(boolean names) {
            this.names = names;
        }

        void choose(String id, Reader reader) throws Exception {
            article = id;
            before = total(reader);
        }

        String article() {
            return article;
        }

        /// The body of the next view.
        synchronized String next() {
            return names ? "{\"eventId\":\"crash-" + sent++ + "\"}" : "{}";
        }

        synchronized void acknowledge() {
            acknowledged++;
        }

        synchronized long acknowledged() {
            return acknowledged;
        }

        synchronized long sent() {
            return sent;
        }

        long counted(Reader reader) throws Exception {
            return total(reader) - before;
        }

        private long total(Reader reader) throws Exception {
            return reader.get("/v1/views?ids=" + article)
                    .json()
                    .at("/data/0/views")
                    .longValue();
        }
    }
}
