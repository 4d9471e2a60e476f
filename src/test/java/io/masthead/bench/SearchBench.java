package io.masthead.bench;

import io.masthead.start.EmbeddedDatabase;
import io.masthead.testing.EmptyDatabase;
import io.masthead.testing.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// How fast an index is made, how fast it answers, and what its answers cost against `like '%…%'` on the same rows;
/// and whether lists of related articles hold what they must not. `MASTHEAD_BENCH_ARTICLES` makes the large one
/// smaller, on a machine that has other work; then its figures are none.
final class SearchBench implements Callable<Report> {

    private static final int WORDS = 1_000;

    /// Far more than the edge keeps answers, so that hardly any is found kept.
    private static final int QUESTIONS = 100_000;

    /// In seconds: the compiler has much to do, on the same processors.
    private static final int WARM_UP = 45;

    private static final Duration LONGEST_JOINING = Duration.ofMinutes(10);
    private static final int CONNECTIONS = 64;
    private static final int PER_SECOND = 20;
    private static final int SECONDS = 30;
    private static final int LIKES = 10;
    private static final int AT_LEAST = 300;

    /// @param blocks of about 250 bytes
    private record Size(String name, int articles, int blocks) {}

    private static final Size LONG = new Size("12 KB", 2_000, 48);
    private static final Size USUAL = new Size("4 KB", 10_000, 16);
    private static final int MILLION = 1_000_000;

    private static final String HITS = "masthead_edge_hits_total";
    private static final String RENDERINGS = "masthead_edge_renderings_total";

    private final boolean large;
    private final int articles = Optional.ofNullable(System.getenv("MASTHEAD_BENCH_ARTICLES"))
            .map(Integer::parseInt)
            .orElse(MILLION);
    private final boolean counts;
    private final Generator generator = Generator.best();
    private final Vocabulary vocabulary = new Vocabulary();
    private final List<String> queries = queries();

    /// @param large a million small articles instead of 10,000 usual ones
    SearchBench(boolean large) {
        this.large = large;
        counts = large && articles >= MILLION;
    }

    @Override
    public Report call() throws Exception {
        Report report = new Report(
                "Search" + (large ? String.format(Locale.ROOT, ", %,d articles", articles) : ""),
                String.format(Locale.ROOT, "%s · %s, 64 connections", Machine.described(), generator.name()));
        IndexBuild.table(report);
        if (large) {
            with(new Size("1 KB", articles, 4), report, true);
        } else {
            with(LONG, report, false);
            with(USUAL, report, true);
        }
        return report;
    }

    private void with(Size size, Report report, boolean asked) throws Exception {
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
                IndexBuild index = new IndexBuild(application, report);
                index.awaitFirst();
                System.out.printf("Loading %,d articles of %s …%n", size.articles(), size.name());
                new Archive(size.articles(), size.blocks(), vocabulary).write(connection);
                index.measure(size.name() + ", Java just started", 0);
                if (!large) {
                    index.measure(size.name() + ", once more", size.equals(LONG) ? AT_LEAST : 0);
                }
                if (asked) {
                    answers(size, application, reader, connection, report);
                }
                if (asked && !large) {
                    new RelatedSample(connection, reader).measure(report);
                }
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private void answers(Size size, Application application, Reader reader, Connection connection, Report report)
            throws Exception {
        System.out.println("Asking, once the parts of the index are joined …");
        application.awaitQuiet(LONGEST_JOINING);
        System.out.printf("  for %d s to warm up …%n", WARM_UP);
        Target questions = new Target(
                application.address(),
                IntStream.range(0, QUESTIONS).mapToObj(this::path).toList(),
                Map.of());
        generator.run(questions, CONNECTIONS, WARM_UP);
        report.table(
                "search, each question once, 20 hits and facets", "a second", "p50 (ms)", "p99", "must be", "verdict");
        if (!large) {
            double kept = application.metric(HITS);
            double made = application.metric(RENDERINGS);
            Generator.Result found = Duel.of(generator, questions).of(0);
            kept = application.metric(HITS) - kept;
            made = application.metric(RENDERINGS) - made;
            System.out.printf(
                    Locale.ROOT,
                    "  %,.0f searches a second; %.1f %% of the answers were found kept%n",
                    found.perSecond(),
                    100 * kept / (kept + made));
            report.row(
                    "64 connections, " + size.name(),
                    Math.round(found.perSecond()),
                    Report.two(found.p50()),
                    Report.two(found.p99()),
                    "≥ 1,000 a second",
                    report.verdict("search over 10,000", found.perSecond() >= 1_000 && found.errors() == 0));
        }
        // Whatever the generator has left behind is not in it.
        application.awaitQuiet(LONGEST_JOINING);
        Times steady = steady(reader);
        System.out.printf(Locale.ROOT, "  p99 %.1f ms at %d a second%n", steady.p99(), PER_SECOND);
        report.row(
                PER_SECOND + " a second, each at its time",
                PER_SECOND,
                Report.two(steady.median()),
                Report.two(steady.p99()),
                counts ? "p99 ≤ 50 ms" : "",
                counts ? report.verdict("search over a million", steady.p99() <= 50) : "no figure");
        like(reader, connection, report);
    }

    /// Requests leave at their time, however long others take; what they wait counts.
    private Times steady(Reader reader) throws Exception {
        int all = PER_SECOND * SECONDS;
        long[] nanos = new long[all];
        long began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> asked = new ArrayList<>();
            for (int i = 0; i < all; i++) {
                int number = i;
                long due = began + TimeUnit.SECONDS.toNanos(1) / PER_SECOND * i;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                asked.add(threads.submit(() -> {
                    reader.get(path(number + 7));
                    nanos[number] = System.nanoTime() - due;
                    return null;
                }));
            }
            for (Future<?> one : asked) {
                one.get();
            }
        }
        return new Times(nanos);
    }

    /// One after the other, turn and turn about.
    private void like(Reader reader, Connection connection, Report report) throws Exception {
        System.out.println("Asking the database with like …");
        long[] ours = new long[LIKES];
        long[] theirs = new long[LIKES];
        for (int i = 0; i < LIKES; i++) {
            ours[i] = reader.get(path(i + 31)).nanos();
            theirs[i] = like(connection, queries.get(i + 31));
        }
        double ratio =
                (double) Arrays.stream(theirs).sum() / Arrays.stream(ours).sum();
        System.out.printf(Locale.ROOT, "  %.0f times as many searches as likes%n", ratio);
        report.table("one at a time (ms)", "search, median", "like, median", "throughput", "must be", "verdict");
        report.row(
                "20 hits",
                Report.two(new Times(ours).median()),
                Report.two(new Times(theirs).median()),
                Report.two(ratio) + " ×",
                counts ? "≥ 50 ×" : "",
                counts ? report.verdict("search against like", ratio >= 50) : "no figure");
    }

    /// The best that `like` can do: the newest of those that have it, without a score and without counting kinds.
    private static long like(Connection connection, String words) throws SQLException {
        long began = System.nanoTime();
        try (var statement = connection.prepareStatement("select article_id from published_article"
                + " where (title like ? or summary like ? or document like ?) and publish_at <= now(6)"
                + " and (expire_at is null or expire_at > now(6)) order by published_at desc limit 20")) {
            for (int i = 1; i <= 3; i++) {
                statement.setString(i, "%" + words + "%");
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    rows.getLong(1);
                }
            }
        }
        return System.nanoTime() - began;
    }

    private String path(int number) {
        Instant from = Instant.EPOCH.plusMillis(number % QUESTIONS);
        return "/v1/search?q=" + PathText.encoded(queries.get(number % WORDS)) + "&publishedFrom=" + from;
    }

    /// Of one or two words each, as frequent among questions as the middle of the vocabulary is in texts.
    private List<String> queries() {
        Random random = new Random(7);
        return IntStream.range(0, WORDS)
                .mapToObj(i -> {
                    boolean chinese = random.nextInt(3) > 0;
                    String one = vocabulary.rare(chinese, random);
                    return i % 2 == 0 ? one : one + " " + vocabulary.word(chinese, random);
                })
                .toList();
    }
}
