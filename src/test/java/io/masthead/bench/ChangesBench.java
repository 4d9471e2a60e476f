package io.masthead.bench;

import com.fasterxml.jackson.databind.JsonNode;
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
    private static final int ENTRIES = 100_000;
    private static final int WAITING = 1_000;
    private static final int PUBLICATIONS = 20;
    private static final int PAGE = 1_000;
    private static final double MOST_SECONDS = 60;
    private static final double LEAST_ENTRIES = 10_000;
    private static final double MOST_MILLIS = 300;
    private static final double MOST_GROWTH = 200;

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
                Mirror mirror = new Mirror(application.address(), key(desk, categories))) {
            String end = snapshot(report, application, mirror);
            entries(report, database, mirror, end);
            waiting(report, desk, mirror, categories.getFirst());
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

    private static void entries(Report report, Connection database, Mirror mirror, String cursor) throws Exception {
        System.out.printf("Reading %,d entries …%n", ENTRIES);
        log(database);
        mirror.readOn(cursor, PAGE);
        long began = System.nanoTime();
        Mirror.Read read = mirror.readOn(cursor, PAGE);
        double perSecond = read.changes() / ((System.nanoTime() - began) / 1e9);
        report.row(
                String.format(
                        Locale.ROOT,
                        "entries a second, %,d of them, with articles (%,d KiB)",
                        read.changes(),
                        read.bytes() / 1024),
                Math.round(perSecond),
                "≥ 10,000",
                report.verdict("entries a second", perSecond >= LEAST_ENTRIES));
    }

    private static void log(Connection database) throws SQLException {
        database.setAutoCommit(true);
        try (var statement = database.createStatement()) {
            statement.execute("set session group_concat_max_len = 100000");
            int logged = statement.executeUpdate(LOGGED);
            statement.executeUpdate("update change_sequence set seq = seq + " + logged);
        }
    }

    private static void waiting(Report report, Desk desk, Mirror mirror, String category) throws Exception {
        System.out.printf("Publishing %d times before %,d who wait …%n", PUBLICATIONS, WAITING);
        String cursor = mirror.readOn(null, PAGE).cursor();
        List<Long> passed = new ArrayList<>();
        for (int i = 0; i < PUBLICATIONS + 1; i++) {
            Map<String, Object> article =
                    Map.of("title", "Awaited " + i, "category", category, "bodyMarkdown", "Text.", "language", "en");
            String id =
                    desk.write("POST", "/v1/admin/articles", article).path("id").asText();
            List<CompletableFuture<Mirror.Came>> coming = new ArrayList<>();
            for (int waiter = 0; waiter < WAITING; waiter++) {
                coming.add(mirror.await(cursor));
            }
            TimeUnit.SECONDS.sleep(3);
            long began = System.nanoTime();
            desk.write("POST", "/v1/admin/articles/" + id + "/publish", Map.of());
            for (CompletableFuture<Mirror.Came> answer : coming) {
                Mirror.Came came = answer.get(60, TimeUnit.SECONDS);
                if (!came.shows(id)) {
                    throw new IOException("somebody was told something else: " + came.text());
                }
                cursor = came.cursor();
                // The first round opens the connections.
                if (i > 0) {
                    passed.add(came.at() - began);
                }
            }
        }
        Times times = new Times(passed.stream().mapToLong(Long::longValue).toArray());
        report.row(
                String.format(Locale.ROOT, "publish → answer, %,d waiting: median (ms)", WAITING),
                Report.two(times.median()),
                "",
                "");
        report.row(
                "the same, p99 (ms)",
                Report.two(times.p99()),
                "≤ 300",
                report.verdict("publish → long poll", times.p99() <= MOST_MILLIS));
    }

    private static String key(Desk desk, List<String> categories) throws IOException, InterruptedException {
        Map<String, Object> plan = Map.of(
                "name",
                "All",
                "requestsPerSecond",
                1_000_000,
                "requestsPerDay",
                1_000_000_000,
                "categories",
                categories,
                "content",
                "body",
                "images",
                true);
        String made = desk.write("POST", "/v1/admin/plans", plan).path("id").asText();
        JsonNode partner = desk.write("POST", "/v1/admin/partners", Map.of("name", "Wire", "plan", made));
        return desk.write(
                        "POST", "/v1/admin/partners/" + partner.path("id").asText() + "/keys", Map.of("name", "Server"))
                .path("secret")
                .asText();
    }
}
