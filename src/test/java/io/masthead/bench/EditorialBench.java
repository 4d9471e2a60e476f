package io.masthead.bench;

import io.masthead.start.EmbeddedDatabase;
import io.masthead.testing.EmptyDatabase;
import io.masthead.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/// Saving an article of 10 KB, and publishing it: from sending the request until the whole answer is there.
final class EditorialBench implements Callable<Report> {

    private static final int WARM_UP = 150;
    private static final int MEASURED = 50;
    private static final int CHARACTERS = 10 * 1024;
    private static final double MOST_SAVE = 15;
    private static final double MOST_PUBLISH = 30;
    private static final String SENTENCE = "The ferry waits until the fog has left the river, and so does everybody. ";

    @Override
    public Report call() throws Exception {
        Path folder = Files.createTempDirectory("masthead-bench-");
        try (EmptyDatabase database =
                EmptyDatabase.open(folder.resolve("database"), EmbeddedDatabase.Tuning.NEWSROOM)) {
            Map<String, String> settings = new HashMap<>(Desk.settings());
            settings.put("MASTHEAD_DB_URL", database.url());
            settings.put("MASTHEAD_DB_USER", database.user());
            settings.put("MASTHEAD_DB_PASSWORD", database.password());
            settings.put("MASTHEAD_SECRET", "signs the cursors of a measurement");
            settings.put("MASTHEAD_SAMPLE_DATA", "false");
            try (Application application = Application.start(folder.resolve("data"), settings);
                    Reader reader = new Reader(application.address())) {
                application.awaitAnswer(reader, "/v1/site");
                return measure(application);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static Report measure(Application application) throws IOException, InterruptedException {
        Report report = new Report("Editorial", Machine.described());
        long[] saved = new long[MEASURED];
        long[] published = new long[MEASURED];
        try (Desk desk = new Desk(application.address())) {
            desk.write("POST", "/v1/admin/categories", Map.of("name", "News", "slug", "news"));
            String id = desk.write("POST", "/v1/admin/articles", article(0))
                    .path("id")
                    .asText();
            System.out.printf("Saving and publishing %d times …%n", WARM_UP + MEASURED);
            for (int i = 0; i < WARM_UP + MEASURED; i++) {
                long began = System.nanoTime();
                desk.write("PUT", "/v1/admin/articles/" + id, article(i + 1));
                long between = System.nanoTime();
                desk.write("POST", "/v1/admin/articles/" + id + "/publish", Map.of());
                if (i >= WARM_UP) {
                    saved[i - WARM_UP] = between - began;
                    published[i - WARM_UP] = System.nanoTime() - between;
                }
            }
        }
        report.table("an article of 10 KB (ms)", "median", "p99", "must be", "verdict");
        row(report, "save", new Times(saved), MOST_SAVE);
        row(report, "publish", new Times(published), MOST_PUBLISH);
        return report;
    }

    private static void row(Report report, String what, Times times, double most) {
        report.row(
                what,
                Report.two(times.median()),
                Report.two(times.p99()),
                "≤ " + Math.round(most),
                report.verdict(what, times.median() <= most));
    }

    private static Map<String, Object> article(int version) {
        String paragraph = SENTENCE.repeat(7) + "\n\n";
        return Map.of(
                "title",
                "Version " + version,
                "slug",
                "measured",
                "category",
                "news",
                "language",
                "en",
                "bodyMarkdown",
                paragraph.repeat(CHARACTERS / paragraph.length() + 1));
    }
}
