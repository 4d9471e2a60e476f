package io.masthead.bench;

import io.masthead.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/// From `./masthead run`, built, to the first article served: in an empty data folder, and in the same folder again.
final class StartBench implements Callable<Report> {

    private static final double MOST_SECONDS = 20;
    private static final int LATER_STARTS = 3;
    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public Report call() throws Exception {
        Report report = new Report("Start", Machine.described());
        report.table("from `./masthead run` to the first article served", "seconds", "must be", "verdict");
        Path folder = Files.createTempDirectory("masthead-bench-");
        try {
            Path data = folder.resolve("data");
            System.out.println("Starting in an empty data folder …");
            double first = start(data);
            report.row(
                    "first start: unpacks and prepares the database, loads the sample newsroom",
                    Report.two(first),
                    "≤ 20",
                    report.verdict("first start", first <= MOST_SECONDS));
            long[] later = new long[LATER_STARTS];
            for (int i = 0; i < LATER_STARTS; i++) {
                System.out.println("Starting again …");
                later[i] = (long) (start(data) * NANOS_PER_SECOND);
            }
            double again = new Times(later).median() / 1000;
            report.row(
                    "again, median of " + LATER_STARTS,
                    Report.two(again),
                    "≤ 20",
                    report.verdict("second start", again <= MOST_SECONDS));
            return report;
        } finally {
            Folders.delete(folder);
        }
    }

    /// One start and end.
    ///
    /// @return seconds
    private static double start(Path data) throws IOException, InterruptedException {
        try (Application application = Application.start(data, Map.of("MASTHEAD_SAMPLE_DATA", "true"));
                Reader reader = new Reader(application.address())) {
            long listed = application.awaitAnswer(reader, "/v1/articles?limit=1");
            Reader.Answer list = reader.get("/v1/articles?limit=1");
            String slug = list.json().at("/data/0/slug").asText();
            if (slug.isEmpty()) {
                throw new IllegalStateException("no article is there");
            }
            return (listed
                            + list.nanos()
                            + reader.get("/v1/articles/" + PathText.encoded(slug))
                                    .nanos())
                    / NANOS_PER_SECOND;
        }
    }
}
