package io.masthead.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.start.EmbeddedDatabase;
import io.masthead.testing.EmptyDatabase;
import io.masthead.testing.Folders;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Moving in from records of our own, and out: articles a second, and what stays in the heap on the way; then the
/// sitemaps of all that. `MASTHEAD_BENCH_ARTICLES` makes the large one smaller.
final class TransferBench implements Callable<Report> {

    private static final int ARTICLES = 20_000;
    private static final int MANY = 1_000_000;
    private static final int CHARACTERS = 4 * 1024;
    private static final int FEW_CHARACTERS = 200;
    private static final double LEAST_IN = 500;
    private static final double LEAST_OUT = 2_000;
    private static final double MOST_GROWTH = 1.3;
    private static final int MOST_STATEMENTS = 4;
    private static final int PARTS = 20;
    private static final int STEPS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern PART = Pattern.compile("<loc>[^<]*(/sitemaps/[0-9]+\\.xml)</loc>");

    private final int articles;
    private final int characters;

    TransferBench(boolean large) {
        int many = Optional.ofNullable(System.getenv("MASTHEAD_BENCH_ARTICLES"))
                .map(Integer::valueOf)
                .orElse(MANY);
        articles = large ? many : ARTICLES;
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
                Report report = new Report(
                        "Moving in and out",
                        Machine.described() + ", " + articles + " articles of " + characters + " characters");
                List<Double> heap = new ArrayList<>(List.of(application.liveHeapMegabytes()));
                double in = takeIn(application, desk, folder, heap, report);
                System.out.println("Waiting until search and all else have followed …");
                application.awaitQuiet(PATIENCE);
                writeDown(application, desk, folder, in, heap, report);
                memory(heap, application.residentMegabytes(), report);
                sitemaps(reader, report);
                return report;
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static String awaited(Application application, Reader reader) throws InterruptedException {
        application.awaitAnswer(reader, "/v1/site");
        return application.address();
    }

    /// @param heap gets what stays in the heap, after each fifth
    /// @return articles a second
    private double takeIn(Application application, Desk desk, Path folder, List<Double> heap, Report report)
            throws IOException, InterruptedException {
        Path file = folder.resolve("articles.ndjson");
        write(file);
        System.out.printf("Taking %,d articles in …%n", articles);
        double before = application.processorSeconds();
        long began = System.nanoTime();
        JsonNode job = desk.send("/v1/admin/imports", file);
        while (job.path("state").asText().matches("waiting|running")) {
            Thread.sleep(250);
            job = desk.read("/v1/admin/imports/" + job.path("id").asText());
            if (job.path("records").asInt() >= (long) articles * heap.size() / STEPS && heap.size() <= STEPS) {
                heap.add(application.liveHeapMegabytes());
                System.out.printf(
                        "%,d of %,d after %.0f s, %.0f MiB in the heap%n",
                        job.path("records").asInt(), articles, (System.nanoTime() - began) / 1e9, heap.getLast());
            }
        }
        double in = articles / ((System.nanoTime() - began) / 1e9);
        double busy = application.processorSeconds() - before;
        Files.delete(file);
        long created = job.path("created").asLong();
        report.table("articles", "a second", "must be", "verdict");
        report.row(
                "taken in (" + created + " records created)",
                Math.round(in),
                "≥ " + (int) LEAST_IN,
                report.verdict("import", in >= LEAST_IN && created == articles + 1));
        report.row("processors busy with the application meanwhile", Report.two(busy * in / articles), "", "");
        return in;
    }

    private void writeDown(Application application, Desk desk, Path folder, double in, List<Double> heap, Report report)
            throws IOException, InterruptedException {
        System.out.printf("%.0f a second; writing everything down …%n", in);
        long began = System.nanoTime();
        long bytes = desk.load("/v1/admin/export", folder.resolve("export.ndjson"));
        double out = articles / ((System.nanoTime() - began) / 1e9);
        heap.add(application.liveHeapMegabytes());
        report.row(
                "written down (" + bytes / 1_000_000 + " MB)",
                Math.round(out),
                "≥ " + (int) LEAST_OUT,
                report.verdict("export", out >= LEAST_OUT));
    }

    /// What a fifth leaves behind is compared with the first: before that nothing was in use, so little was loaded.
    private static void memory(List<Double> heap, double resident, Report report) {
        double first = heap.get(1);
        report.table("heap of the application, what stays after a collection (MiB)", "", "must be", "verdict");
        report.row("before", Math.round(heap.getFirst()), "", "");
        for (int i = 1; i < heap.size(); i++) {
            boolean isLast = i == heap.size() - 1;
            String when = isLast ? "after the export" : i + " of " + STEPS + " taken in";
            boolean met = heap.get(i) <= MOST_GROWTH * first;
            report.row(
                    when,
                    Math.round(heap.get(i)),
                    i == 1 ? "" : "≤ " + MOST_GROWTH + " × the first",
                    i == 1 ? "" : report.verdict("heap, " + when, met));
        }
        report.row("all memory of the process, at the end", Math.round(resident), "", "");
    }

    /// Each is asked for twice: the first answer is made, the second is kept.
    private void sitemaps(Reader reader, Report report) throws IOException, InterruptedException {
        Reader.Answer index = reader.get("/sitemap.xml");
        Reader.Answer indexKept = reader.get("/sitemap.xml");
        List<String> parts = PART.matcher(new String(index.body(), StandardCharsets.UTF_8))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        List<Reader.Answer> made = new ArrayList<>();
        List<Reader.Answer> kept = new ArrayList<>();
        for (String part : parts.subList(0, Math.min(PARTS, parts.size()))) {
            made.add(reader.get(part));
            kept.add(reader.get(part));
        }
        report.table("sitemaps", "ms (median)", "statements", "must be", "verdict");
        sitemap("the index of " + parts.size() + " parts", List.of(index), MOST_STATEMENTS, report);
        sitemap("the index, kept", List.of(indexKept), 0, report);
        sitemap("a part", made, MOST_STATEMENTS, report);
        sitemap("a part, kept", kept, 0, report);
    }

    private static void sitemap(String what, List<Reader.Answer> answers, int most, Report report) {
        List<Long> nanos = answers.stream().map(Reader.Answer::nanos).sorted().toList();
        int statements =
                answers.stream().mapToInt(Reader.Answer::statements).max().orElseThrow();
        report.row(
                what,
                Report.two(nanos.get(nanos.size() / 2) / 1e6),
                statements,
                "≤ " + most + " statements",
                report.verdict(what, statements <= most));
    }

    private void write(Path file) throws IOException {
        Prose prose = new Prose(new Random(7), new Vocabulary());
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"category\": {\"name\": \"News\", \"slug\": \"news\"}}\n");
            for (int i = 0; i < articles; i++) {
                String text = prose.text(false, characters);
                out.write("{\"article\": {\"title\": \"Article number " + i + "\", \"externalId\": \"bench-" + i
                        + "\", \"category\": \"news\", \"tags\": [\"tag-" + i % 100 + "\", \"tag-" + i % 7
                        + "\"], \"language\": \"en\", \"publishedAt\": \"2019-0" + (1 + i % 9)
                        + "-01T00:00:00Z\", \"bodyHtml\": \"<p>" + text + "</p>\"}, \"status\": \"published\"}\n");
            }
        }
    }
}
