package io.masthead.bench;

import io.masthead.start.EmbeddedDatabase;
import io.masthead.testing.EmptyDatabase;
import io.masthead.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;

/// Lists at their beginning and far down, and pages, over an archive of 100,000 articles or a million.
final class ListsBench implements Callable<Report> {

    private static final int DEEP = 400;
    private static final int WARM_UP = 100;
    private static final int MEASURED = 300;
    private static final double MOST_RATIO = 1.3;
    private static final int MOST_STATEMENTS = 8;
    private static final int SECONDS = 5;

    private final int articles;
    private final int blocks;

    /// @param large a million small articles instead of 100,000 of the usual length
    ListsBench(boolean large) {
        articles = large ? 1_000_000 : 100_000;
        blocks = large ? 1 : 8;
    }

    @Override
    public Report call() throws Exception {
        Path folder = Files.createTempDirectory("masthead-bench-");
        try (EmptyDatabase database =
                EmptyDatabase.open(folder.resolve("database"), EmbeddedDatabase.Tuning.NEWSROOM)) {
            Map<String, String> settings = Map.of(
                    "MASTHEAD_DB_URL",
                    database.url(),
                    "MASTHEAD_DB_USER",
                    database.user(),
                    "MASTHEAD_DB_PASSWORD",
                    database.password(),
                    "MASTHEAD_SECRET",
                    "signs the cursors of a measurement",
                    "MASTHEAD_EDGE_ENABLED",
                    "false",
                    "MASTHEAD_SAMPLE_DATA",
                    "false");
            try (Application application = Application.start(folder.resolve("data"), settings);
                    Reader reader = new Reader(application.address())) {
                application.awaitAnswer(reader, "/v1/site");
                return measure(reader, load(database));
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /// @return the server's version
    private String load(EmptyDatabase database) throws SQLException {
        System.out.printf("Loading %,d articles …%n", articles);
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            new Archive(articles, blocks).write(connection);
            try (var statement = connection.createStatement();
                    var version = statement.executeQuery("select version()")) {
                version.next();
                return version.getString(1) + (database.embedded() == null ? ", given" : ", embedded");
            }
        }
    }

    private Report measure(Reader reader, String server) throws Exception {
        Report report = new Report(
                "Lists and pages",
                String.format(Locale.ROOT, "%s · database %s · %,d articles", Machine.described(), server, articles));
        lists(reader, report);
        pages(reader, report);
        load(reader, report);
        return report;
    }

    private static void lists(Reader reader, Report report) throws IOException, InterruptedException {
        report.table(
                "list of 20 (ms)",
                "page 1, median",
                "p99",
                "page " + DEEP + ", median",
                "p99",
                "statements",
                "ratio",
                "must be",
                "verdict");
        list(reader, report, "category=" + Archive.category() + "&pinnedFirst=true");
        for (String filter : List.of("category=" + Archive.category(), "tag=" + Archive.tag(), "")) {
            for (String sort : List.of("-publishedAt", "-updatedAt")) {
                list(reader, report, (filter.isEmpty() ? "" : filter + "&") + "sort=" + sort);
            }
        }
    }

    private static void list(Reader reader, Report report, String query) throws IOException, InterruptedException {
        System.out.println("Measuring " + query + " …");
        ListWalk list = new ListWalk(reader, "/v1/articles?limit=20&" + query);
        String deep = list.page(DEEP);
        for (int i = 0; i < WARM_UP; i++) {
            list.time(list.first());
            list.time(deep);
        }
        long[] atFirst = new long[MEASURED];
        long[] farDown = new long[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            // Turn and turn about, so that neither is always the one after the other.
            if (i % 2 == 0) {
                atFirst[i] = list.time(list.first());
            }
            farDown[i] = list.time(deep);
            if (i % 2 == 1) {
                atFirst[i] = list.time(list.first());
            }
        }
        Times one = new Times(atFirst);
        Times other = new Times(farDown);
        double ratio = other.median() / one.median();
        report.row(
                "`" + query + "`",
                Report.two(one.median()),
                Report.two(one.p99()),
                Report.two(other.median()),
                Report.two(other.p99()),
                list.statements(),
                Report.two(ratio),
                "≤ " + MOST_RATIO,
                report.verdict(query, ratio <= MOST_RATIO));
    }

    private void pages(Reader reader, Report report) throws IOException, InterruptedException {
        System.out.println("Measuring pages …");
        report.table("page, not kept", "median (ms)", "p99", "statements, most", "must be", "verdict");
        Random random = new Random(1);
        IntFunction<String> any = i -> "/v1/pages/article/" + Archive.slug(random.nextInt(articles));
        page(reader, report, "article page", any);
        page(reader, report, "home page", i -> "/v1/pages/home");
        page(reader, report, "category page", i -> "/v1/pages/category/" + Archive.category());
        page(reader, report, "article by slug", i -> "/v1/articles/" + Archive.slug(random.nextInt(articles)));
    }

    private static void page(Reader reader, Report report, String name, IntFunction<String> path)
            throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            reader.get(path.apply(i));
        }
        long[] nanos = new long[MEASURED];
        int most = 0;
        for (int i = 0; i < MEASURED; i++) {
            Reader.Answer answer = reader.get(path.apply(i));
            nanos[i] = answer.nanos();
            most = Math.max(most, answer.statements());
        }
        Times times = new Times(nanos);
        report.row(
                name,
                Report.two(times.median()),
                Report.two(times.p99()),
                most,
                "≤ " + MOST_STATEMENTS,
                report.verdict(name, most <= MOST_STATEMENTS));
    }

    private void load(Reader reader, Report report) throws Exception {
        report.table("article by slug, not kept", "a second", "median (ms)", "p99", "verdict");
        for (int connections : List.of(1, 16)) {
            System.out.println(
                    "Measuring with " + connections + (connections == 1 ? " connection …" : " connections …"));
            Times times = new Load(reader, i -> "/v1/articles/" + Archive.slug(i % articles)).run(connections, SECONDS);
            report.row(
                    connections + (connections == 1 ? " connection" : " connections"),
                    Math.round(times.size() / (double) SECONDS),
                    Report.two(times.median()),
                    Report.two(times.p99()),
                    "no figure");
        }
    }
}
