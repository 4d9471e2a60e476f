package io.masthead.bench;

import io.masthead.testing.EmptyDatabase;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// All kinds of work at half of what the machine can do, for half an hour: does anything fail, does memory grow?
final class Soak implements TrustBench.Part {

    private static final int MINUTES = Bench.number("MASTHEAD_BENCH_MINUTES", 30);
    private static final int ARTICLES = 5_000;
    private static final int BLOCKS = 38;
    private static final int SAMPLES = 10;
    private static final double MOST_GROWTH = 1.05;

    @Override
    public void measure(Path folder, EmptyDatabase database, Report report) throws Exception {
        try (Application first = Application.start(folder.resolve("data"), Application.on(database));
                Reader reader = new Reader(first.address());
                Connection connection =
                        DriverManager.getConnection(database.url(), database.user(), database.password())) {
            first.ready(reader);
            new Archive(ARTICLES, BLOCKS).write(connection);
        }
        // A node that comes anew to a newspaper that is there, and is sent its whole share once it says it is ready.
        try (Application application = Application.start(folder.resolve("data"), Application.on(database));
                Desk desk = desk(application)) {
            // The archive was written past the change log, which the index follows.
            IndexBuild.again(application);
            desk.write("POST", "/v1/admin/categories", Map.of("name", "Soaked", "slug", "soaked"));
            List<Witness> witnesses = work(application, desk);
            long start = System.nanoTime();
            witnesses.forEach(Witness::begin);
            // A tenth of it warms up; then the mean of some moments at the beginning and at the end.
            TimeUnit.MINUTES.sleep(Math.max(1, MINUTES / 6));
            double before = resident(application);
            double liveBefore = application.liveHeapMegabytes();
            double busyBefore = application.processorSeconds();
            long began = System.nanoTime();
            TimeUnit.MINUTES.sleep(Math.max(1, MINUTES - MINUTES / 6));
            double seconds = (System.nanoTime() - began) / 1e9;
            double busy = (application.processorSeconds() - busyBefore) / seconds;
            double after = resident(application);
            double liveAfter = application.liveHeapMegabytes();
            for (Witness one : witnesses) {
                one.end();
            }
            report.table("mixed work, " + MINUTES + " minutes", "answers", "failed", "must be", "verdict");
            for (Witness one : witnesses) {
                long failed = one.seen(seen -> !seen.isServed()).size();
                report.row(one.name(), one.sent(), failed, 0, report.verdict("soak: " + one.name(), failed == 0));
            }
            Failures.report(report, witnesses, start);
            witnesses.forEach(Witness::close);
            report.table("memory of the application (MiB)", "measured", "must be", "verdict");
            report.row("after warming up", Math.round(before), "", "");
            report.row(
                    "at the end",
                    Math.round(after),
                    "≤ " + Math.round(before * MOST_GROWTH),
                    report.verdict("soak: memory", after <= before * MOST_GROWTH));
            report.row("of it still in use, after warming up", Math.round(liveBefore), "", "");
            report.row("of it still in use, at the end", Math.round(liveAfter), "", "");
            report.row("processors busy with it", Report.two(busy), "", "");
        }
    }

    private static Desk desk(Application application) throws Exception {
        application.awaitReady();
        return new Desk(application.address());
    }

    private static List<Witness> work(Application application, Desk desk) {
        return List.of(
                new Witness("article", Duration.ofMillis(6), n -> get(application, "/v1/articles/" + slug(n))),
                new Witness(
                        "article page", Duration.ofMillis(60), n -> get(application, "/v1/pages/article/" + slug(n))),
                new Witness("list", Duration.ofMillis(40), n -> get(application, "/v1/articles?limit=" + (1 + n % 50))),
                new Witness(
                        "search",
                        Duration.ofMillis(60),
                        n -> get(application, "/v1/search?q=river&limit=" + (1 + n % 20))),
                new Witness(
                        "view",
                        Duration.ofMillis(20),
                        n -> get(application, "/v1/articles/" + slug(n) + "/views")
                                .POST(BodyPublishers.noBody())),
                new Witness(
                        "draft",
                        Duration.ofMillis(400),
                        n -> desk.request("/v1/admin/articles")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"title\": \"Soaked " + n
                                        + "\", \"category\": \"soaked\", \"bodyMarkdown\": \"Text.\"}"))));
    }

    private static String slug(long n) {
        return Archive.slug((int) (n * 7919 % ARTICLES));
    }

    private static HttpRequest.Builder get(Application application, String path) {
        return HttpRequest.newBuilder(URI.create(application.address() + path));
    }

    private static double resident(Application application) throws Exception {
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            sum += application.residentMegabytes();
            TimeUnit.SECONDS.sleep(1);
        }
        return sum / SAMPLES;
    }
}
