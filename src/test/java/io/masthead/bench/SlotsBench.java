package io.masthead.bench;

import io.masthead.start.EmbeddedDatabase;
import io.masthead.testing.EmptyDatabase;
import io.masthead.testing.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// Decisions that are kept against a kept article; decisions for one reader among 1,000 live bookings; events of slots
/// against views that are reported in batches.
final class SlotsBench implements Callable<Report> {

    private static final int ARTICLES = 1_000;
    private static final int BLOCKS = 32;
    private static final int BOOKINGS = 1_000;
    private static final int SLOTS = 10;
    private static final int DEVICES = 10_000;
    private static final int ROUNDS = 3;
    private static final int SECONDS = 4;
    private static final int FIRST_ID = 1_000_000;

    private static final String ALL_IN_ONE = "one-for-all";

    private final Generator generator = Generator.best();

    @Override
    public Report call() throws Exception {
        Path folder = Files.createTempDirectory("masthead-bench-");
        try (EmptyDatabase database =
                EmptyDatabase.open(folder.resolve("database"), EmbeddedDatabase.Tuning.NEWSROOM)) {
            Map<String, String> settings = Map.of(
                    "MASTHEAD_DB_URL", database.url(),
                    "MASTHEAD_DB_USER", database.user(),
                    "MASTHEAD_DB_PASSWORD", database.password(),
                    "MASTHEAD_SECRET", "signs the tokens of a measurement",
                    "MASTHEAD_SAMPLE_DATA", "false");
            try (Application application = Application.start(folder.resolve("data"), settings);
                    Reader reader = new Reader(application.address())) {
                application.awaitAnswer(reader, "/v1/site");
                load(database);
                Report report = new Report(
                        "Slots",
                        String.format(
                                Locale.ROOT,
                                "%s · %,d live bookings in %d slots, and as many in one · %s, 64 connections",
                                Machine.described(),
                                BOOKINGS,
                                SLOTS,
                                generator.name()));
                decisions(application.address(), reader, report);
                events(application.address(), reader, report);
                return report;
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private void decisions(String address, Reader reader, Report report) throws Exception {
        System.out.println("Measuring decisions …");
        report.table(
                "decision", "a second", "p50 (ms)", "p99", "errors", "statements", "against", "must be", "verdict");
        Duel kept = Duel.of(
                generator,
                Target.of(address, "/v1/slots/slot-0"),
                Target.of(address, "/v1/articles/" + Archive.slug(ARTICLES / 2)));
        row(
                report,
                "`decide=client`, kept",
                kept.of(0),
                0,
                Report.two(kept.ratio(0, 1)) + " × a kept article",
                "≥ 0.9 ×",
                kept.ratio(0, 1) >= 0.9);
        for (String slot : List.of("slot-0", ALL_IN_ONE)) {
            List<String> paths = IntStream.range(0, DEVICES)
                    .mapToObj(i -> "/v1/slots/" + slot + "?decide=server&platform=web&device=device-" + i)
                    .toList();
            int statements = reader.get(paths.getFirst()).statements()
                    + reader.get(paths.getLast()).statements();
            Generator.Result served =
                    Duel.of(generator, new Target(address, paths, Map.of())).of(0);
            row(
                    report,
                    "`decide=server`, " + (slot.equals(ALL_IN_ONE) ? BOOKINGS : BOOKINGS / SLOTS) + " in the slot",
                    served,
                    statements,
                    "",
                    "≥ 10,000 a second, p99 ≤ 20 ms, 0 statements",
                    served.perSecond() >= 10_000 && served.p99() <= 20 && statements == 0);
        }
    }

    private static void row(
            Report report,
            String what,
            Generator.Result found,
            int statements,
            String against,
            String mustBe,
            boolean met) {
        report.row(
                what,
                Math.round(found.perSecond()),
                Report.two(found.p50()),
                Report.two(found.p99()),
                found.errors(),
                statements,
                against,
                mustBe,
                report.verdict(what, met && found.errors() == 0));
    }

    private static void events(String address, Reader reader, Report report) throws Exception {
        System.out.println("Measuring events …");
        String token =
                reader.get("/v1/slots/slot-0").json().at("/items/0/token").asText();
        Instant at = Instant.now();
        EventLoad ours = new EventLoad(
                address,
                "/v1/slots/events",
                name -> "{\"eventId\":\"" + name + "\",\"token\":\"" + token + "\",\"kind\":\"impression\",\"at\":\""
                        + at + "\"}");
        String article =
                reader.get("/v1/articles/" + Archive.slug(0)).json().get("id").asText();
        EventLoad views = new EventLoad(
                address,
                "/v1/views",
                name -> "{\"eventId\":\"" + name + "\",\"articleId\":\"" + article + "\",\"at\":\"" + at + "\"}");
        ours.perSecond(SECONDS);
        views.perSecond(SECONDS);
        double[] counted = new double[ROUNDS];
        double[] viewed = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            counted[round] = ours.perSecond(SECONDS);
            viewed[round] = views.perSecond(SECONDS);
            ratios[round] = counted[round] / viewed[round];
        }
        report.table("batches of 100", "events a second", "views a second", "ratio", "must be", "verdict");
        report.row(
                "events acknowledged",
                Math.round(median(counted)),
                Math.round(median(viewed)),
                Report.two(median(ratios)),
                "≥ 0.8",
                report.verdict("events acknowledged", median(ratios) >= 0.8));
    }

    /// A third of the bookings has caps and goals that are never reached, a third is aimed at what nobody asks for, a
    /// third has a cap for devices; so a decision has something to think about.
    private static void load(EmptyDatabase database) throws SQLException {
        System.out.printf("Loading %,d articles and %,d bookings …%n", ARTICLES, 2 * BOOKINGS);
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            new Archive(ARTICLES, BLOCKS).write(connection);
            for (int slot = 0; slot <= SLOTS; slot++) {
                String key = slot == SLOTS ? ALL_IN_ONE : "slot-" + slot;
                statement.addBatch("insert into slot (id, slot_key, name, kind, max_items, version) values ("
                        + (FIRST_ID + slot) + ", '" + key + "', 'Measured', 'rotating', 10, 0)");
            }
            statement.addBatch("insert into advertiser (id, name, version) values (" + FIRST_ID + ", 'Measured', 0)");
            statement.addBatch("insert into creative (id, advertiser_id, kind, brand, click_url, version) values ("
                    + FIRST_ID + ", " + FIRST_ID + ", 'ad', 'Measured', 'https://brand.example/', 0)");
            String[] terms = {
                "{\"caps\":{\"impressionsPerDay\":1000000000},\"goals\":{\"impressionsInAll\":100000000000}}",
                "{\"targeting\":{\"platforms\":[\"ios\"],\"regions\":[\"CN-GD\"]}}",
                "{\"deviceCap\":{\"times\":100,\"per\":\"PT1H\"}}"
            };
            for (int booking = 0; booking < 2 * BOOKINGS; booking++) {
                int slot = booking < BOOKINGS ? booking % SLOTS : SLOTS;
                statement.addBatch("insert into booking (id, slot_id, creative_id, tier, weight, position, version,"
                        + " terms) values (" + (FIRST_ID + booking) + ", " + (FIRST_ID + slot) + ", " + FIRST_ID
                        + ", 'standard', " + (1 + booking % 100) + ", 0, 0, '" + terms[booking % terms.length]
                        + "')");
            }
            statement.executeBatch();
        }
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
