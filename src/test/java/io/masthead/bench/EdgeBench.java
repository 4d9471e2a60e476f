package io.masthead.bench;

import io.masthead.start.EmbeddedDatabase;
import io.masthead.testing.EmptyDatabase;
import io.masthead.testing.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// Kept answers against the two limits, nginx with a static file and Vert.x with bytes from memory; answers that
/// are not kept against one JDBC read.
final class EdgeBench implements Callable<Report> {

    static final int ARTICLES = 10_000;
    /// Articles of this length answer with about 12 KB.
    private static final int BLOCKS = 38;
    /// In seconds, for what is rendered anew: the compiler has much to do, on the same processors.
    private static final int WARM_UP = 60;

    private static final int CONNECTIONS = 64;

    private final Generator generator = Generator.best();

    @Override
    public Report call() throws Exception {
        Path folder = Files.createTempDirectory("masthead-bench-");
        try (EmptyDatabase database =
                EmptyDatabase.open(folder.resolve("database"), EmbeddedDatabase.Tuning.NEWSROOM)) {
            Report report = new Report(
                    "Edge",
                    String.format(
                            Locale.ROOT,
                            "%s · %,d articles · %s, 64 connections, five rounds of three seconds",
                            Machine.described(),
                            ARTICLES,
                            generator.name()));
            kept(database, folder, report);
            notKept(database, folder, report);
            return report;
        } finally {
            Folders.delete(folder);
        }
    }

    private void kept(EmptyDatabase database, Path folder, Report report) throws Exception {
        try (Application application = Application.start(folder.resolve("data"), settings(database, "true"));
                Reader reader = new Reader(application.address())) {
            application.awaitAnswer(reader, "/v1/site");
            System.out.printf("Loading %,d articles …%n", ARTICLES);
            try (Connection connection = connection(database)) {
                new Archive(ARTICLES, BLOCKS).write(connection);
            }
            List<String> paths = IntStream.range(0, ARTICLES)
                    .mapToObj(i -> "/v1/articles/" + Archive.slug(i))
                    .distinct()
                    .toList();
            long bytes = 0;
            System.out.println("Asking for each article once …");
            for (String path : paths) {
                bytes += reader.get(path).body().length;
            }
            report.table(
                    "kept answer", "a second", "p50 (ms)", "p99", "errors", "against", "ratio", "must be", "verdict");
            double least = application.residentMegabytes();
            articles(application, folder.resolve("article"), paths, report);
            page(application, folder.resolve("page"), report);
            memory(report, application.residentMegabytes(), least, bytes);
        }
    }

    private void articles(Application application, Path folder, List<String> paths, Report report) throws Exception {
        String path = paths.get(paths.size() / 2);
        try (Rivals rivals = Rivals.of(application.address() + path, folder)) {
            System.out.println("Measuring one kept article …");
            Target ours = Target.of(application.address(), path);
            Target bare = Target.of(rivals.bare().address(), path);
            Target nginx =
                    rivals.nginx().map(one -> Target.of(one.address(), path)).orElse(bare);
            Duel one = Duel.of(generator, ours, bare, nginx);
            String name = "article by slug, " + rivals.bytes() + " bytes";
            row(report, name, one.of(0), "bare Vert.x", one.ratio(0, 1), 0.85);
            if (rivals.nginx().isPresent()) {
                row(report, name, one.of(0), "nginx, static file", one.ratio(0, 2), 0.75);
                plain(report, "nginx, static file", one.of(2));
            } else {
                System.out.println("nginx is not installed: no comparison with it.");
            }
            plain(report, "bare Vert.x", one.of(1));
            System.out.println("Measuring all kept articles …");
            Target all = new Target(application.address(), paths, Map.of());
            Duel many = Duel.of(generator, all, ours);
            String random = String.format(Locale.ROOT, "random over %,d articles", paths.size());
            row(report, random, many.of(0), "one article", many.ratio(0, 1), 0.8);
            System.out.println("Measuring 304 …");
            Duel fresh = Duel.of(generator, ours.with("If-None-Match", rivals.etag()), bare);
            row(report, "`304` on ETag", fresh.of(0), "bare Vert.x, 200", fresh.ratio(0, 1), 1.0);
        }
    }

    private void page(Application application, Path folder, Report report) throws Exception {
        System.out.println("Measuring the article page …");
        String path = "/v1/pages/article/" + Archive.slug(ARTICLES / 2);
        try (Rivals rivals = Rivals.of(application.address() + path, folder)) {
            Duel duel = Duel.of(
                    generator,
                    Target.of(application.address(), path),
                    Target.of(rivals.bare().address(), path));
            String name = "article page, " + rivals.bytes() + " bytes";
            row(report, name, duel.of(0), "bare Vert.x, same bytes", duel.ratio(0, 1), 0.85);
        }
    }

    private static void memory(Report report, double now, double before, long bytes) {
        double kept = bytes / 1048576.0;
        report.table("memory (MiB)", "resident", "kept bytes", "beside them", "must be", "verdict");
        for (var one : Map.of("before the load", before, "after it", now).entrySet()) {
            double beside = one.getValue() - kept;
            report.row(
                    one.getKey(),
                    Math.round(one.getValue()),
                    Math.round(kept),
                    Math.round(beside),
                    "≤ 300",
                    report.verdict("memory " + one.getKey(), beside <= 300));
        }
    }

    private void notKept(EmptyDatabase database, Path folder, Report report) throws Exception {
        System.out.println("Measuring answers that are not kept …");
        report.table("not kept", "a second", "p50 (ms)", "p99", "errors", "against", "ratio", "must be", "verdict");
        try (Application application = Application.start(folder.resolve("data"), settings(database, "false"));
                Reader reader = new Reader(application.address());
                Child rows = Child.java(
                        BareRows.class, Child.freePort(), database.url(), database.user(), database.password())) {
            application.awaitAnswer(reader, "/v1/site");
            List<String> slugs = IntStream.range(0, ARTICLES)
                    .mapToObj(i -> "/v1/articles/" + Archive.slug(i))
                    .toList();
            Target ours = new Target(application.address(), slugs, Map.of());
            System.out.printf("  for %d s to warm up …%n", WARM_UP);
            generator.run(ours, CONNECTIONS, WARM_UP);
            Duel duel = Duel.of(generator, ours, new Target(rows.address(), keys(database), Map.of()));
            row(report, "article by slug", duel.of(0), "one read by JDBC", duel.ratio(0, 1), 0.6);
            plain(report, "one read by JDBC", duel.of(1));
        }
    }

    private static List<String> keys(EmptyDatabase database) throws Exception {
        try (Connection connection = connection(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select concat('/', article_id, '/',"
                        + " cast(unix_timestamp(publish_at) * 1000000 as unsigned)) from published_article")) {
            List<String> keys = new java.util.ArrayList<>();
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
            return keys;
        }
    }

    private static void row(
            Report report, String what, Generator.Result ours, String against, double ratio, double least) {
        report.row(
                what,
                Math.round(ours.perSecond()),
                Report.two(ours.p50()),
                Report.two(ours.p99()),
                ours.errors(),
                against,
                Report.two(ratio),
                "≥ " + least,
                report.verdict(what + " against " + against, ratio >= least && ours.errors() == 0));
    }

    private static void plain(Report report, String what, Generator.Result theirs) {
        report.row(
                what,
                Math.round(theirs.perSecond()),
                Report.two(theirs.p50()),
                Report.two(theirs.p99()),
                theirs.errors(),
                "",
                "",
                "",
                "");
    }

    private static Map<String, String> settings(EmptyDatabase database, String edge) {
        Map<String, String> settings = new HashMap<>();
        settings.put("MASTHEAD_DB_URL", database.url());
        settings.put("MASTHEAD_DB_USER", database.user());
        settings.put("MASTHEAD_DB_PASSWORD", database.password());
        settings.put("MASTHEAD_SECRET", "signs the cursors of a measurement");
        settings.put("MASTHEAD_SAMPLE_DATA", "false");
        settings.put("MASTHEAD_EDGE_ENABLED", edge);
        settings.put("MASTHEAD_EDGE_WEIGHT", "256");
        return settings;
    }

    private static Connection connection(EmptyDatabase database) throws java.sql.SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
