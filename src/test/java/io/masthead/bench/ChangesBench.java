package io.masthead.bench;

import io.masthead.start.EmbeddedDatabase;
import io.masthead.testing.EmptyDatabase;
import io.masthead.testing.Folders;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What partners are told: a snapshot of an archive, entries of the log to one follower, and a publication to all who
/// wait for it.
final class ChangesBench implements Callable<Report> {

    private static final int ARTICLES = 100_000;
    private static final int BLOCKS = 4;
    private static final int ENTRIES = 10_000;
    private static final int READINGS = 5;
    private static final int BACKLOG = 99_000;
    private static final int WAITING = 1_000;
    private static final int PUBLICATIONS = 20;

    /// Rounds that open the connections, and have Java compile what they run.
    private static final int WARM_UP = 20;
    private static final int PAGE = 1_000;
    private static final double MOST_SECONDS = 60;
    private static final double LEAST_ENTRIES = 10_000;
    private static final double MOST_MILLIS = 300;
    private static final double MOST_GROWTH = 200;
    private static final int MOST_SILENCE = 90;
    private static final int MOST_UNREAD = 16;
    private static final String STREAMS = "masthead_syndication_streams";

    /// An entry for each article, as `io.masthead.article.Publications` writes it when a version follows another.
    private static final String LOGGED =
            "insert into change_entry (seq, at, type, subject, subject_id, surrogate_keys, state_before, state_after)"
                    + " select (select seq from change_sequence) + row_number() over (order by e.article_id), utc_timestamp(6),"
                    + " 'update', 'article', e.article_id, concat('article:', e.article_id), e.state, e.state from ("
                    + "select r.article_id, concat(date_format(r.published_at, '%Y-%m-%dT%H:%i:%s.%fZ'), ' ', r.category_id, ' ',"
                    + " group_concat(i.term_id separator ' '), '#1') as state from published_article r"
                    + " join published_in i on i.article_id = r.article_id where r.expire_at is null and r.category_id is not null"
                    + " group by r.article_id, r.published_at, r.category_id order by r.article_id limit " + ENTRIES
                    + ") e";

    private static final String OF_NOBODY =
            "insert into change_entry (seq, at, type, subject, subject_id, surrogate_keys) select (select seq from"
                    + " change_sequence) + row_number() over (order by e.article_id), utc_timestamp(6), 'test', 'nothing',"
                    + " e.article_id, '' from (select article_id from published_article order by article_id limit "
                    + BACKLOG + ") e";

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
            // Ten thousand articles are compared for minutes, which is measured elsewhere.
            settings.put("MASTHEAD_RELATED_FOLLOW", "false");
            settings.put("MASTHEAD_STREAMS_PER_PARTNER", Integer.toString(WAITING));
            try (Application application = Application.start(folder.resolve("data"), settings);
                    Reader reader = new Reader(application.address());
                    Connection connection =
                            DriverManager.getConnection(database.url(), database.user(), database.password())) {
                application.awaitAnswer(reader, "/v1/site");
                System.out.printf("Loading %,d articles …%n", ARTICLES);
                new Archive(ARTICLES, BLOCKS).write(connection);
                return measure(application, reader, connection);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static Report measure(Application application, Reader reader, Connection database) throws Exception {
        Report report =
                new Report("Changes", Machine.described() + String.format(Locale.ROOT, " · %,d articles", ARTICLES));
        List<String> categories = new ArrayList<>();
        reader.get("/v1/categories")
                .json()
                .path("data")
                .forEach(one -> categories.add(one.path("id").asText()));
        report.table("what", "measured", "must be", "verdict");
        try (Desk desk = new Desk(application.address());
                Mirror mirror = new Mirror(application.address(), MirrorBench.key(desk, categories))) {
            String end = snapshot(report, application, mirror);
            log(database);
            // The index of the search follows the log too, and far more slowly: it is not what is measured.
            application.awaitQuiet();
            entries(report, application, mirror, end);
            waiting(report, application, desk, mirror, categories.getFirst());
            streams(report, application, desk, mirror, categories.getFirst());
            silentReader(report, application, mirror);
            backlog(report, database, mirror);
        }
        return report;
    }

    private static String snapshot(Report report, Application application, Mirror mirror) throws Exception {
        System.out.println("Reading a snapshot …");
        double before = application.residentMegabytes();
        long began = System.nanoTime();
        Mirror.Read read = mirror.readOn(null, PAGE);
        double seconds = (System.nanoTime() - began) / 1e9;
        double growth = application.residentMegabytes() - before;
        report.row(
                String.format(Locale.ROOT, "snapshot, %,d articles in %,d pages (s)", read.changes(), read.pages()),
                Report.two(seconds),
                "≤ 60",
                report.verdict("snapshot", seconds <= MOST_SECONDS));
        report.row(
                "more RAM of the application afterwards (MiB)",
                Math.round(growth),
                "≤ 200",
                report.verdict("memory of a snapshot", growth <= MOST_GROWTH));
        return read.cursor();
    }

    private static void entries(Report report, Application application, Mirror mirror, String cursor) throws Exception {
        System.out.printf("Reading %,d entries …%n", ENTRIES);
        double cold = perSecond(mirror, cursor);
        double busy = application.processorSeconds();
        double[] warm = new double[READINGS];
        for (int i = 0; i < READINGS; i++) {
            warm[i] = perSecond(mirror, cursor);
        }
        double each = (application.processorSeconds() - busy) / READINGS / ENTRIES;
        Arrays.sort(warm);
        double median = warm[READINGS / 2];
        System.out.printf("  %,.0f a second; before that %,.0f%n", median, cold);
        report.row("entries a second, with articles, for the first time", Math.round(cold), "", "");
        report.row(
                String.format(Locale.ROOT, "the same again, median of %d", READINGS),
                Math.round(median),
                "≥ 10,000",
                report.verdict("entries a second", median >= LEAST_ENTRIES));
        report.row("processor time of the application for each (µs)", Math.round(each * 1e6), "", "");
    }

    private static double perSecond(Mirror mirror, String cursor) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Mirror.Read read = mirror.readOn(cursor, PAGE);
        if (read.changes() != ENTRIES) {
            throw new IOException(read.changes() + " changes came");
        }
        return read.changes() / ((System.nanoTime() - began) / 1e9);
    }

    private static void log(Connection database) throws SQLException {
        database.setAutoCommit(true);
        try (var statement = database.createStatement()) {
            statement.execute("set session group_concat_max_len = 100000");
            int logged = statement.executeUpdate(LOGGED);
            statement.executeUpdate("update change_sequence set seq = seq + " + logged);
        }
    }

    private static void waiting(Report report, Application application, Desk desk, Mirror mirror, String category)
            throws Exception {
        System.out.printf("Publishing %d times before %,d who wait …%n", PUBLICATIONS, WAITING);
        String cursor = mirror.readOn(null, PAGE).cursor();
        List<Long> passed = new ArrayList<>();
        double busy = 0;
        for (int i = -WARM_UP; i < PUBLICATIONS; i++) {
            String id = draft(desk, category, i);
            List<CompletableFuture<Mirror.Came>> coming = new ArrayList<>();
            for (int waiter = 0; waiter < WAITING; waiter++) {
                coming.add(mirror.await(cursor));
            }
            TimeUnit.SECONDS.sleep(3);
            double before = application.processorSeconds();
            long began = System.nanoTime();
            desk.write("POST", "/v1/admin/articles/" + id + "/publish", Map.of());
            for (CompletableFuture<Mirror.Came> answer : coming) {
                Mirror.Came came = answer.get(60, TimeUnit.SECONDS);
                if (!came.shows(id)) {
                    throw new IOException("somebody was told something else: " + came.text());
                }
                cursor = came.cursor();
                if (i >= 0) {
                    passed.add(came.at() - began);
                }
            }
            busy += application.processorSeconds() - before;
        }
        report.row(
                "processor time of the application for a publication with all answers (ms)",
                Math.round(busy / (WARM_UP + PUBLICATIONS) * 1e3),
                "",
                "");
        passed(report, "answer, %,d waiting", passed, "publish → long poll");
    }

    private static void streams(Report report, Application application, Desk desk, Mirror mirror, String category)
            throws Exception {
        System.out.printf("Publishing %d times before %,d streams …%n", PUBLICATIONS, WAITING);
        String cursor = mirror.readOn(null, PAGE).cursor();
        application.awaitQuiet();
        double before = application.residentMegabytes();
        List<Long> passed = new ArrayList<>();
        try (Mirror.Streams streams = mirror.streams(cursor, WAITING)) {
            double growth = application.residentMegabytes() - before;
            for (int i = 0; i < PUBLICATIONS; i++) {
                String id = draft(desk, category, i);
                TimeUnit.SECONDS.sleep(1);
                long began = System.nanoTime();
                desk.write("POST", "/v1/admin/articles/" + id + "/publish", Map.of());
                streams.await(id).forEach(at -> passed.add(at - began));
            }
            passed(report, "event, %,d streams", passed, "publish → stream");
            report.row("more RAM of the application with them (MiB)", Math.round(growth), "", "");
        }
    }

    /// Somebody who opens a stream from the beginning and reads none of it.
    private static void silentReader(Report report, Application application, Mirror mirror) throws Exception {
        System.out.println("Opening a stream that nobody reads …");
        while (application.metric(STREAMS) > 0) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        application.awaitQuiet();
        double before = application.residentMegabytes();
        double most = before;
        long began = System.nanoTime();
        try (Socket unread = mirror.unreadStream()) {
            while (unread.isConnected() && application.metric(STREAMS) < 1) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            while (application.metric(STREAMS) > 0 && System.nanoTime() - began < MOST_SILENCE * 2e9) {
                most = Math.max(most, application.residentMegabytes());
                TimeUnit.SECONDS.sleep(1);
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        report.row(
                "a stream that nobody reads is cut off after (s)",
                Math.round(seconds),
                "≤ " + MOST_SILENCE,
                report.verdict("stream that nobody reads", seconds <= MOST_SILENCE));
        report.row(
                "more RAM of the application meanwhile (MiB)",
                Math.round(most - before),
                "≤ " + MOST_UNREAD,
                report.verdict("memory of a stream that nobody reads", most - before <= MOST_UNREAD));
    }

    /// What partners notice while this node takes in what was committed at once, all of it nothing to them.
    private static void backlog(Report report, Connection database, Mirror mirror) throws Exception {
        System.out.printf("Taking in %,d entries at once …%n", BACKLOG);
        String cursor = mirror.readOn(null, PAGE).cursor();
        try (var statement = database.createStatement()) {
            int logged = statement.executeUpdate(OF_NOBODY);
            statement.executeUpdate("update change_sequence set seq = seq + " + logged);
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        int refused = 0;
        int asked = 0;
        while (System.nanoTime() < end) {
            refused += mirror.status(cursor) == 200 ? 0 : 1;
            asked++;
        }
        report.row(
                String.format(Locale.ROOT, "refused of %,d requests while %,d entries are taken in", asked, BACKLOG),
                refused,
                "0",
                report.verdict("requests during a backlog", refused == 0));
    }

    private static String draft(Desk desk, String category, int number) throws IOException, InterruptedException {
        Map<String, Object> article =
                Map.of("title", "Awaited " + number, "category", category, "bodyMarkdown", "Text.", "language", "en");
        return desk.write("POST", "/v1/admin/articles", article).path("id").asText();
    }

    private static void passed(Report report, String what, List<Long> passed, String figure) {
        Times times = new Times(passed.stream().mapToLong(Long::longValue).toArray());
        report.row(
                String.format(Locale.ROOT, "publish → " + what + ": median (ms)", WAITING),
                Report.two(times.median()),
                "",
                "");
        report.row(
                "the same, p99 (ms)",
                Report.two(times.p99()),
                "≤ 300",
                report.verdict(figure, times.p99() <= MOST_MILLIS));
    }
}
