package io.masthead.bench;

import io.masthead.start.EmbeddedDatabase;
import io.masthead.testing.EmptyDatabase;
import io.masthead.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;

/// From `./masthead run`, built, to the first article served: in an empty data folder, and in the same folder again.
final class StartBench implements Callable<Report> {

    private static final double MOST_SECONDS = 20;
    private static final double MOST_SECONDS_GIVEN = 2;
    private static final int LATER_STARTS = 3;

    @Override
    public Report call() throws Exception {
        Report report = new Report("Start", Machine.described());
        report.table(
                "from `./masthead run` to the first article served",
                "seconds",
                "processor seconds",
                "must be",
                "verdict");
        Path folder = Files.createTempDirectory("masthead-bench-");
        try {
            Path data = folder.resolve("data");
            System.out.println("Starting in an empty data folder …");
            row(
                    report,
                    "first start: unpacks and prepares the database, loads the sample newsroom",
                    List.of(start(data)));
            List<Started> later = new ArrayList<>();
            for (int i = 0; i < LATER_STARTS; i++) {
                System.out.println("Starting again …");
                later.add(start(data));
            }
            row(report, "again, median of " + LATER_STARTS, later);
            given(folder, report);
            return report;
        } finally {
            Folders.delete(folder);
        }
    }

    /// On a database that runs already and is migrated, as behind a load balancer.
    private static void given(Path folder, Report report) throws IOException, InterruptedException {
        try (EmptyDatabase database =
                EmptyDatabase.open(folder.resolve("database"), EmbeddedDatabase.Tuning.NEWSROOM)) {
            Map<String, String> settings = Map.of(
                    "MASTHEAD_DB_URL", database.url(),
                    "MASTHEAD_DB_USER", database.user(),
                    "MASTHEAD_DB_PASSWORD", database.password(),
                    "MASTHEAD_SECRET", "signs the cursors of a measurement",
                    "MASTHEAD_SAMPLE_DATA", "false");
            List<Started> starts = new ArrayList<>();
            List<Double> ofJava = new ArrayList<>();
            for (int i = 0; i <= LATER_STARTS; i++) {
                System.out.println("Starting on a database that is there …");
                try (Application application = Application.start(folder.resolve("given"), settings);
                        Reader reader = new Reader(application.address())) {
                    application.awaitAnswer(reader, "/v1/site");
                    Instant answered = Instant.now();
                    // The first one migrates.
                    if (i > 0) {
                        starts.add(new Started(application.seconds(), application.processorSeconds()));
                        ofJava.add(application.secondsOfJava(answered));
                    }
                }
            }
            double seconds = middle(starts.stream().mapToDouble(Started::seconds));
            double busy = middle(starts.stream().mapToDouble(Started::busy));
            double java = middle(ofJava.stream().mapToDouble(Double::doubleValue));
            String what = "first answer, migrated database of its own, median of " + LATER_STARTS;
            report.row(what + ", with the launcher", Report.two(seconds), Report.two(busy), "", "");
            boolean met = java <= MOST_SECONDS_GIVEN;
            report.row("the same since Java began", Report.two(java), "", "≤ 2", report.verdict(what, met));
        }
    }

    /// @param seconds by the clock
    /// @param busy processor seconds
    private record Started(double seconds, double busy) {}

    private static void row(Report report, String what, List<Started> starts) {
        double seconds = middle(starts.stream().mapToDouble(Started::seconds));
        double busy = middle(starts.stream().mapToDouble(Started::busy));
        boolean met = seconds <= MOST_SECONDS;
        report.row(what, Report.two(seconds), Report.two(busy), "≤ 20", report.verdict(what, met));
    }

    private static double middle(DoubleStream numbers) {
        double[] sorted = numbers.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static Started start(Path data) throws IOException, InterruptedException {
        try (Application application = Application.start(data, Map.of("MASTHEAD_SAMPLE_DATA", "true"));
                Reader reader = new Reader(application.address())) {
            application.awaitAnswer(reader, "/v1/articles?limit=1");
            String slug =
                    reader.get("/v1/articles?limit=1").json().at("/data/0/slug").asText();
            if (slug.isEmpty()) {
                throw new IllegalStateException("no article is there");
            }
            reader.get("/v1/articles/" + PathText.encoded(slug));
            return new Started(application.seconds(), application.processorSeconds());
        }
    }
}
