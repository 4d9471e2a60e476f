package io.masthead.bench;

import io.masthead.start.EmbeddedDatabase;
import io.masthead.testing.EmptyDatabase;
import io.masthead.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// A partner's article, kept for its plan, against the same article at the public edge: what the key, the limits
/// and the count of each request cost.
final class PartnersBench implements Callable<Report> {

    private static final int CHARACTERS = 10 * 1024;
    private static final double LEAST = 0.5;
    private static final String SENTENCE = "The ferry waits until the fog has left the river, and so does everybody. ";

    private final Generator generator = Generator.best();

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
                return measure(application.address());
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private Report measure(String address) throws IOException, InterruptedException {
        Report report = new Report(
                "Partners",
                Machine.described() + " · " + generator.name() + ", 64 connections, five rounds of three seconds");
        try (Desk desk = new Desk(address)) {
            desk.write("POST", "/v1/admin/categories", Map.of("name", "News", "slug", "news"));
            String article = made(
                    desk,
                    "articles",
                    Map.of(
                            "title", "Measured",
                            "slug", "measured",
                            "category", "news",
                            "bodyMarkdown",
                                    (SENTENCE.repeat(7) + "\n\n").repeat(CHARACTERS / (7 * SENTENCE.length()))));
            desk.write("POST", "/v1/admin/articles/" + article + "/publish", Map.of());
            String plan = made(
                    desk,
                    "plans",
                    Map.of(
                            "name",
                            "All",
                            "requestsPerSecond",
                            1_000_000,
                            "requestsPerDay",
                            1_000_000_000,
                            "categories",
                            List.of("news"),
                            "content",
                            "body",
                            "images",
                            true));
            String partner = made(desk, "partners", Map.of("name", "Wire", "plan", plan));
            String key = desk.write("POST", "/v1/admin/partners/" + partner + "/keys", Map.of("name", "Server"))
                    .path("secret")
                    .asText();
            System.out.println("Measuring a partner's article and the same at the public edge …");
            Duel duel = Duel.of(
                    generator,
                    Target.of(address, "/v1/syndication/articles/" + article).with("X-Api-Key", key),
                    Target.of(address, "/v1/articles/" + article));
            report.table("kept answer", "a second", "p50 (ms)", "p99", "errors", "ratio", "must be", "verdict");
            double ratio = duel.ratio(0, 1);
            row(report, "partner's article", duel.of(0), Report.two(ratio), report.verdict("partner", ratio >= LEAST));
            row(report, "public article", duel.of(1), "", "");
        }
        return report;
    }

    private static void row(Report report, String what, Generator.Result one, String ratio, String verdict) {
        report.row(
                what,
                Math.round(one.perSecond()),
                Report.two(one.p50()),
                Report.two(one.p99()),
                one.errors(),
                ratio,
                ratio.isEmpty() ? "" : "≥ " + LEAST,
                verdict);
    }

    private static String made(Desk desk, String collection, Object body) throws IOException, InterruptedException {
        return desk.write("POST", "/v1/admin/" + collection, body).path("id").asText();
    }
}
