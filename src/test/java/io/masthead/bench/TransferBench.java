package io.masthead.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.start.EmbeddedDatabase;
import io.masthead.testing.EmptyDatabase;
import io.masthead.testing.Folders;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/// Moving in from records of our own, and out: articles a second, and memory on the way.
final class TransferBench implements Callable<Report> {

    private static final int ARTICLES = 20_000;
    private static final int MANY = 1_000_000;
    private static final int CHARACTERS = 4 * 1024;
    private static final int FEW_CHARACTERS = 200;
    private static final double LEAST_IN = 500;
    private static final double LEAST_OUT = 2_000;
    private static final double MOST_GROWTH = 1.3;
    private static final String SENTENCE = "The ferry waits until the fog has left the river, and so does everybody. ";

    private final int articles;
    private final int characters;

    TransferBench(boolean large) {
        articles = large ? MANY : ARTICLES;
        characters = large ? FEW_CHARACTERS : CHARACTERS;
    }

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
                    Reader reader = new Reader(application.address());
                    Desk desk = new Desk(awaited(application, reader))) {
                return measure(application, desk, folder);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static String awaited(Application application, Reader reader) throws InterruptedException {
        application.awaitAnswer(reader, "/v1/site");
        return application.address();
    }

    private Report measure(Application application, Desk desk, Path folder) throws IOException, InterruptedException {
        Report report = new Report(
                "Moving in and out",
                Machine.described() + ", " + articles + " articles of " + characters + " characters");
        Path file = folder.resolve("articles.ndjson");
        write(file);
        System.out.printf("Taking %,d articles in …%n", articles);
        long began = System.nanoTime();
        JsonNode job = desk.send("/v1/admin/imports", file);
        double early = 0;
        double latest = 0;
        while (job.path("state").asText().matches("waiting|running")) {
            Thread.sleep(250);
            job = desk.read("/v1/admin/imports/" + job.path("id").asText());
            latest = Math.max(latest, application.residentMegabytes());
            if (job.path("records").asInt() < articles / 5) {
                early = latest;
            }
        }
        double in = articles / ((System.nanoTime() - began) / 1e9);
        long created = job.path("created").asLong();
        System.out.println("Writing everything down …");
        long since = System.nanoTime();
        long bytes = desk.load("/v1/admin/export", folder.resolve("export.ndjson"));
        double out = articles / ((System.nanoTime() - since) / 1e9);
        double after = application.residentMegabytes();
        report.table("articles", "a second", "must be", "verdict");
        report.row(
                "taken in (" + created + " created)",
                Math.round(in),
                "≥ " + (int) LEAST_IN,
                report.verdict("import", in >= LEAST_IN && created == articles + 1));
        report.row(
                "written down (" + bytes / 1_000_000 + " MB)",
                Math.round(out),
                "≥ " + (int) LEAST_OUT,
                report.verdict("export", out >= LEAST_OUT));
        report.table("memory of the application (MiB)", "", "must be", "verdict");
        report.row("most during the first fifth", Math.round(early), "", "");
        report.row(
                "most during the import",
                Math.round(latest),
                "≤ " + MOST_GROWTH + " ×",
                report.verdict("memory of the import", latest <= MOST_GROWTH * early));
        report.row(
                "after the export",
                Math.round(after),
                "≤ " + MOST_GROWTH + " ×",
                report.verdict("memory of the export", after <= MOST_GROWTH * latest));
        return report;
    }

    private void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"category\": {\"name\": \"News\", \"slug\": \"news\"}}\n");
            for (int i = 0; i < articles; i++) {
                String text = (SENTENCE.repeat(characters / SENTENCE.length() + 1) + i).substring(0, characters);
                out.write("{\"article\": {\"title\": \"Article number " + i + "\", \"externalId\": \"bench-" + i
                        + "\", \"category\": \"news\", \"tags\": [\"tag-" + i % 100 + "\", \"tag-" + i % 7
                        + "\"], \"language\": \"en\", \"publishedAt\": \"2019-0" + (1 + i % 9)
                        + "-01T00:00:00Z\", \"bodyHtml\": \"<p>" + text + "</p>\"}, \"status\": \"published\"}\n");
            }
        }
    }
}
