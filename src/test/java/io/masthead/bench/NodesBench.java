package io.masthead.bench;

import io.masthead.start.EmbeddedDatabase;
import io.masthead.testing.EmptyDatabase;
import io.masthead.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Two nodes on one database: how long after an editor sent `publish` to one of them the other one's kept answer is the
/// new one, and searching there finds it.
final class NodesBench implements Callable<Report> {

    private static final int PUBLICATIONS = 200;
    private static final double MOST_MILLIS = 1000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    @Override
    public Report call() throws Exception {
        Path folder = Files.createTempDirectory("masthead-bench-");
        try (EmptyDatabase database =
                EmptyDatabase.open(folder.resolve("database"), EmbeddedDatabase.Tuning.NEWSROOM)) {
            Map<String, String> settings = Application.on(database);
            try (Application one = Application.start(folder.resolve("one"), settings);
                    Reader here = new Reader(one.address())) {
                one.awaitAnswer(here, "/v1/site");
                try (Application other = Application.start(folder.resolve("other"), settings);
                        Reader there = new Reader(other.address())) {
                    other.awaitAnswer(there, "/v1/site");
                    return measure(one, here, there);
                }
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static Report measure(Application one, Reader here, Reader there) throws IOException, InterruptedException {
        Report report = new Report("Two nodes", Machine.described());
        long[] same = new long[PUBLICATIONS];
        long[] other = new long[PUBLICATIONS];
        try (Desk desk = new Desk(one.address())) {
            desk.write("POST", "/v1/admin/categories", Map.of("name", "News", "slug", "news"));
            Map<String, Object> article = Map.of(
                    "title",
                    "Version 0",
                    "slug",
                    "seen",
                    "category",
                    "news",
                    "language",
                    "en",
                    "bodyMarkdown",
                    "Text.");
            String id =
                    desk.write("POST", "/v1/admin/articles", article).path("id").asText();
            desk.write("POST", "/v1/admin/articles/" + id + "/publish", Map.of());
            System.out.printf("Publishing %d times …%n", PUBLICATIONS);
            for (int i = 0; i < PUBLICATIONS; i++) {
                String title = "Version " + (i + 1);
                desk.write("PATCH", "/v1/admin/articles/" + id, Map.of("title", title));
                // Both have kept the old one.
                here.get("/v1/articles/seen");
                there.get("/v1/articles/seen");
                long began = System.nanoTime();
                desk.write("POST", "/v1/admin/articles/" + id + "/publish", Map.of());
                same[i] = seen(here, title, System.nanoTime());
                other[i] = seen(there, title, began);
            }
            new SearchedNodes(desk, here, there).measure(report);
            new KilledNodes(desk, List.of(here, there)).measure(report);
        }
        report.table("publish seen (ms)", "median", "p99", "must be", "verdict");
        Times published = new Times(other);
        report.row(
                "on another node, from sending `publish`",
                Report.two(published.median()),
                Report.two(published.p99()),
                "≤ 1000",
                report.verdict("publish seen on another node", published.p99() <= MOST_MILLIS));
        Times own = new Times(same);
        report.row(
                "on the same node, from its answer (one request)",
                Report.two(own.median()),
                Report.two(own.p99()),
                "",
                "");
        return report;
    }

    private static long seen(Reader reader, String title, long since) throws IOException, InterruptedException {
        while (true) {
            String shown = reader.get("/v1/articles/seen").json().path("title").asText();
            long passed = System.nanoTime() - since;
            if (shown.equals(title)) {
                return passed;
            }
            if (passed > PATIENCE) {
                throw new IllegalStateException("'" + title + "' was not seen for half a minute, only '" + shown + "'");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
