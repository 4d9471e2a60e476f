package io.masthead.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.fuzz.Outcome;
import io.masthead.fuzz.Walk;
import io.masthead.testing.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Asks every operation for what it allows and for what it does not, and holds each answer against the OpenAPI
/// document. Another seed each time, unless `MASTHEAD_BENCH_SEED` names one; `MASTHEAD_BENCH_REQUESTS` makes it
/// shorter.
final class FuzzBench implements Callable<Report> {

    private static final int REQUESTS = 20_000;
    private static final int LONGEST = 1_010_000;
    private static final double LEAST_DONE = 0.8;

    @Override
    public Report call() throws Exception {
        Path folder = Files.createTempDirectory("masthead-bench-");
        Map<String, String> settings = new HashMap<>(Desk.settings());
        settings.put("MASTHEAD_SAMPLE_DATA", "false");
        settings.put("MASTHEAD_TRAIN", "false");
        // Webhooks go to a port of this machine where nobody listens.
        settings.put("MASTHEAD_OUTBOUND_ALLOW", "127.0.0.1/32");
        try (Application application = Application.start(folder.resolve("data"), settings);
                Reader reader = new Reader(application.address())) {
            application.awaitAnswer(reader, "/v1/site");
            byte[] document = reader.get("/openapi?format=json").body();
            long seed = Optional.ofNullable(System.getenv("MASTHEAD_BENCH_SEED"))
                    .map(Long::parseLong)
                    .orElseGet(System::nanoTime);
            int requests = Bench.number("MASTHEAD_BENCH_REQUESTS", REQUESTS);
            System.out.println("Sending " + requests + " requests with MASTHEAD_BENCH_SEED=" + seed + " …");
            try (Desk desk = new Desk(application.address());
                    Walk walk = new Walk(
                            application.address(),
                            new ObjectMapper().readTree(document),
                            desk.token(),
                            seed,
                            LONGEST)) {
                return report(walk.send(requests), seed);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static Report report(Outcome outcome, long seed) {
        outcome.faults().forEach(System.out::println);
        Report report = new Report("Fuzz", Machine.described() + " · seed " + seed);
        report.table("requests", "statuses", "not as the document says", "must be", "verdict");
        report.row(
                outcome.requests(),
                outcome.statuses(),
                outcome.unexpected(),
                "0",
                report.verdict("answers as the document says", outcome.unexpected() == 0));
        report.table("operations that did what was asked", "never", "must be", "verdict");
        report.row(
                Report.two(outcome.done() * 100) + " %",
                String.join(", ", outcome.neverDone()),
                "≥ " + Math.round(LEAST_DONE * 100) + " %",
                report.verdict("operations reached", outcome.done() >= LEAST_DONE));
        report.text(outcome.table());
        return report;
    }
}
