package io.masthead.bench;

import io.masthead.shared.id.Id;
import io.masthead.start.EmbeddedDatabase;
import io.masthead.testing.EmptyDatabase;
import io.masthead.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/// Views acknowledged in a second, against one update for each; few articles against many, and one that is hot.
final class ViewsBench implements Callable<Report> {

    private static final int MOST_PATHS = 100_000;
    private static final int FEW = 1_000;
    private static final int DOUBLINGS = 10;
    private static final int MANY = FEW << DOUBLINGS;
    private static final int ROUNDS = 3;
    private static final int SECONDS = 4;

    /// Until the compiler is done.
    private static final int WARM_UP = 15;

    private static final double LEAST_RATIO = 5;
    private static final double MOST_GROWTH = 1.2;
    private static final int MOST_RANKED = 50;
    private static final double MOST_MILLIS = 5;

    @Override
    public Report call() throws Exception {
        Path folder = Files.createTempDirectory("masthead-bench-");
        try (EmptyDatabase database =
                EmptyDatabase.open(folder.resolve("database"), EmbeddedDatabase.Tuning.NEWSROOM)) {
            Map<String, String> settings = Map.of(
                    "MASTHEAD_DB_URL", database.url(),
                    "MASTHEAD_DB_USER", database.user(),
                    "MASTHEAD_DB_PASSWORD", database.password(),
                    "MASTHEAD_SECRET", "signs the cursors of a measurement",
                    "MASTHEAD_SAMPLE_DATA", "false");
            try (Application application = Application.start(folder.resolve("data"), settings);
                    Reader reader = new Reader(application.address())) {
                application.awaitAnswer(reader, "/v1/site");
                String server = load(database);
                int port = Child.freePort();
                try (Child baseline =
                        Child.java(ViewsBaseline.class, port, database.url(), database.user(), database.password())) {
                    Report report = measure(application.address(), baseline.address(), server);
                    rankings(report, reader);
                    return report;
                }
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static Report measure(String tally, String baseline, String server)
            throws IOException, InterruptedException {
        Report report = new Report(
                "Views",
                String.format(Locale.ROOT, "%s · database %s · %,d articles", Machine.described(), server, MANY));
        report.table(
                "views acknowledged a second",
                "tally",
                "median (ms)",
                "p99",
                "one by one",
                "median (ms)",
                "p99",
                "ratio",
                "must be",
                "verdict");
        for (int connections : List.of(64, 256)) {
            against(report, tally, baseline, connections);
        }
        report.table("views acknowledged a second", "1,000 articles", "other", "ratio", "must be", "verdict");
        compare(report, tally, MANY, "1,024,000 articles");
        compare(report, tally, 1, "one hot article");
        return report;
    }

    private static void against(Report report, String tally, String baseline, int connections)
            throws IOException, InterruptedException {
        System.out.println("Measuring with " + connections + " connections …");
        Generator generator = Generator.best();
        double[] ratios = new double[ROUNDS];
        Generator.Result one = null;
        Generator.Result other = null;
        generator.run(Target.posts(tally, articles(FEW)), connections, WARM_UP);
        generator.run(Target.posts(baseline, articles(FEW)), connections, WARM_UP);
        for (int round = 0; round < ROUNDS; round++) {
            one = generator.run(Target.posts(tally, articles(FEW)), connections, SECONDS);
            other = generator.run(Target.posts(baseline, articles(FEW)), connections, SECONDS);
            ratios[round] = one.perSecond() / other.perSecond();
        }
        double ratio = median(ratios);
        report.row(
                connections + " connections",
                Math.round(one.perSecond()),
                Report.two(one.p50()),
                Report.two(one.p99()),
                Math.round(other.perSecond()),
                Report.two(other.p50()),
                Report.two(other.p99()),
                Report.two(ratio),
                "≥ " + LEAST_RATIO,
                report.verdict(connections + " connections", ratio >= LEAST_RATIO && one.errors() == 0));
    }

    /// Each address is asked for once, so that none is answered from kept bytes.
    private static void rankings(Report report, Reader reader) throws IOException, InterruptedException {
        System.out.println("Measuring rankings …");
        List<Double> millis = new ArrayList<>();
        for (int limit = 1; limit <= MOST_RANKED; limit++) {
            for (String window : List.of("1h", "24h", "7d", "30d", "all")) {
                long began = System.nanoTime();
                Reader.Answer ranking = reader.get("/v1/most-viewed?window=" + window + "&limit=" + limit);
                if (ranking.json().path("data").size() != limit) {
                    throw new IllegalStateException("a ranking has not so many articles as were asked for");
                }
                // What is asked for the first time makes a ranking; it is kept from then on.
                if (limit > MOST_RANKED / 2) {
                    millis.add((System.nanoTime() - began) / 1e6);
                }
            }
        }
        double[] all = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        report.table("a ranking that is not kept", "median (ms)", "p99", "must be", "verdict");
        report.row(
                "up to " + MOST_RANKED + " articles of " + String.format(Locale.ROOT, "%,d", MANY),
                Report.two(all[all.length / 2]),
                Report.two(all[all.length * 99 / 100]),
                "≤ " + MOST_MILLIS,
                report.verdict("ranking", all[all.length / 2] <= MOST_MILLIS));
    }

    private static void compare(Report report, String tally, int articles, String name)
            throws IOException, InterruptedException {
        Generator generator = Generator.best();
        System.out.println("Measuring " + name + " …");
        double[] few = new double[ROUNDS];
        double[] others = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        long failed = 0;
        generator.run(Target.posts(tally, articles(articles)), 128, WARM_UP);
        for (int round = 0; round < ROUNDS; round++) {
            // Others in each round, so that nearly every one has to be looked up.
            Generator.Result one = generator.run(Target.posts(tally, articles(FEW)), 128, SECONDS);
            Generator.Result other = generator.run(Target.posts(tally, articles(articles)), 128, SECONDS);
            few[round] = one.perSecond();
            others[round] = other.perSecond();
            failed += one.errors() + other.errors();
            ratios[round] = few[round] / others[round];
        }
        double ratio = median(ratios);
        report.row(
                name,
                Math.round(median(few)),
                Math.round(median(others)),
                Report.two(ratio),
                "≤ " + MOST_GROWTH,
                report.verdict(name, ratio <= MOST_GROWTH && failed == 0));
    }

    /// Up to 100,000 of the first so many articles, each as likely as the others.
    private static List<String> articles(int most) {
        return ThreadLocalRandom.current()
                .ints(Math.min(most, MOST_PATHS), 0, most)
                .mapToObj(number -> "/v1/articles/" + new Id(1 + number) + "/views")
                .toList();
    }

    /// Writes the articles into the publication table, and a view of each, by doubling the first thousand. Those are
    /// stories, which rankings are made of; the others are only counted.
    ///
    /// @return the server's version and whether its commits wait for the disk
    private static String load(EmptyDatabase database) throws SQLException {
        System.out.printf("Loading %,d articles …%n", MANY);
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            for (int id = 1; id <= FEW; id++) {
                statement.addBatch("insert into published_article (article_id, publish_at, published_at, slug, kind,"
                        + " language, title, translation_of, byline, tag_ids, pinned, sponsored, hide_ads, revision,"
                        + " document) values (" + id + ", '2020-01-01', '2020-01-01', 'counted-" + id
                        + "', 'story', 'en',"
                        + " 'Counted', " + id + ", '[]', '', false, false, false, 1, '{}')");
            }
            statement.executeBatch();
            for (int doubled = 0; doubled < DOUBLINGS; doubled++) {
                statement.execute("insert into published_article (article_id, publish_at, published_at, slug, kind,"
                        + " language, title, translation_of, byline, tag_ids, pinned, sponsored, hide_ads, revision,"
                        + " document) select article_id + " + (FEW << doubled) + ", publish_at, published_at,"
                        + " concat('counted-', article_id + " + (FEW << doubled) + "), 'page', language, title,"
                        + " article_id, byline, tag_ids, pinned, sponsored, hide_ads, revision, document"
                        + " from published_article where article_id <= " + (FEW << doubled));
            }
            statement.execute("insert into view_total (article_id, views) select article_id, 1 from published_article");
            try (var found = statement.executeQuery("select version(), @@innodb_flush_log_at_trx_commit")) {
                found.next();
                if (found.getInt(2) != 1) {
                    throw new IllegalStateException("innodb_flush_log_at_trx_commit must be 1 for this measurement");
                }
                return found.getString(1) + ", every commit flushed";
            }
        }
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
