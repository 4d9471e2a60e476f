package io.masthead.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Has an application make its search index anew, and tells how long that took by the clock and on the processors:
/// where others work too, only the latter says what it costs.
final class IndexBuild {

    private static final int SECONDS_FOR_FIRST = 120;
    private static final int SECONDS_TO_INDEX = 3_600;

    private final Application application;
    private final Report report;

    IndexBuild(Application application, Report report) {
        this.application = application;
        this.report = report;
    }

    static void table(Report report) {
        report.table("index made of articles of", "articles", "a second", "processor, ms each", "must be", "verdict");
    }

    /// Waits for the index that a new installation makes by itself: one that is asked for meanwhile would be given up.
    void awaitFirst() throws IOException, InterruptedException {
        try (Desk desk = new Desk(application.address())) {
            await(desk, Instant.EPOCH, SECONDS_FOR_FIRST);
        }
    }

    /// Has it made without telling how long that took; not while one is being made, which might have begun too early.
    static void again(Application application) throws IOException, InterruptedException {
        try (Desk desk = new Desk(application.address())) {
            while (runs(desk.read("/v1/admin/search").path("rebuild"))) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            Instant asked = Instant.now();
            desk.act("/v1/admin/search/rebuild");
            await(desk, asked, SECONDS_TO_INDEX);
        }
    }

    /// @param atLeast how many articles a second there must be; 0 if there is no figure
    void measure(String name, int atLeast) throws IOException, InterruptedException {
        System.out.println("Making the index …");
        try (Desk desk = new Desk(application.address())) {
            double busy = application.processorSeconds();
            Instant asked = Instant.now();
            desk.act("/v1/admin/search/rebuild");
            JsonNode progress = await(desk, asked, SECONDS_TO_INDEX);
            Duration took = Duration.between(
                    begun(progress), Instant.parse(progress.get("finishedAt").asText()));
            long done = progress.get("done").asLong();
            double each = 1000 * (application.processorSeconds() - busy) / done;
            double rate = done / (took.toMillis() / 1000.0);
            System.out.printf(Locale.ROOT, "  %,.0f articles of %s, %.2f ms each%n", rate, name, each);
            report.row(
                    name,
                    String.format(Locale.ROOT, "%,d", done),
                    Math.round(rate),
                    Report.two(each),
                    atLeast > 0 ? "≥ " + atLeast : "",
                    atLeast > 0 ? report.verdict("index of " + name, rate >= atLeast) : "no figure");
        }
    }

    private static JsonNode await(Desk desk, Instant since, int seconds) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Ticker ticker = new Ticker("articles");
        while (System.nanoTime() < until) {
            JsonNode progress = desk.read("/v1/admin/search").path("rebuild");
            ticker.tick(progress.path("done").asLong(), progress.path("total").asLong());
            if (progress.has("finishedAt") && !begun(progress).isBefore(since)) {
                return progress;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("the index was not made within " + seconds + " s");
    }

    private static boolean runs(JsonNode progress) {
        return progress.has("startedAt") && !progress.has("finishedAt");
    }

    private static Instant begun(JsonNode progress) {
        return Instant.parse(progress.get("startedAt").asText());
    }
}
