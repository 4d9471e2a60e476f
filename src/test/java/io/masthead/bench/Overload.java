package io.masthead.bench;

import io.masthead.testing.EmptyDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Three times as much as can be done, of what is not kept.
final class Overload implements TrustBench.Part {

    private static final int ARTICLES = 5_000;
    private static final int BLOCKS = 38;
    private static final int DRAFTS = 200;
    private static final int CONNECTIONS = 64;
    private static final int SECONDS = 10;

    /// So long, for what the compiler has not done yet would be missing in what can be done.
    private static final int WARM_UP = 25;

    private static final int TIMES = 3;
    private static final double LEAST_SERVED = 0.8;
    private static final double MOST_MILLIS_SERVED = 1_000;
    private static final double MOST_MILLIS_REFUSED = 50;

    @Override
    public void measure(Path folder, EmptyDatabase database, Report report) throws Exception {
        Map<String, String> settings = Application.on(database);
        settings.put("MASTHEAD_EDGE_WEIGHT", "1");
        try (Application application = Application.start(folder.resolve("data"), settings);
                Reader reader = new Reader(application.address());
                Desk desk = new Desk(application.ready(reader))) {
            try (Connection connection =
                    DriverManager.getConnection(database.url(), database.user(), database.password())) {
                new Archive(ARTICLES, BLOCKS).write(connection);
            }
            report.table(
                    TIMES + " × capacity, not kept",
                    "capacity (a second)",
                    "asked",
                    "served",
                    "of capacity",
                    "must be",
                    "served p99 (ms)",
                    "refused",
                    "refused p50 (ms)",
                    "p99",
                    "must be",
                    "anything else",
                    "verdict");
            String key = MirrorBench.key(
                    desk,
                    List.of(reader.get("/v1/categories/" + Archive.category())
                            .json()
                            .path("id")
                            .asText()));
            overload(report, "article", new Target(application.address(), slugs("/v1/articles/"), Map.of()));
            overload(
                    report,
                    "partner's list",
                    new Target(
                            application.address(),
                            IntStream.range(0, 5_000)
                                    .mapToObj(i -> "/v1/syndication/articles?limit=" + (1 + i % 20) + "&publishedTo="
                                            + (2030 + i / 20) + "-01-01T00:00:00Z")
                                    .toList(),
                            Map.of("X-Api-Key", key)));
            for (int i = 0; i < DRAFTS; i++) {
                desk.write(
                        "POST",
                        "/v1/admin/articles",
                        Map.of(
                                "title",
                                "Draft " + i,
                                "summary",
                                "What the desk works on.",
                                "category",
                                Archive.category(),
                                "bodyMarkdown",
                                "Text. ".repeat(200)));
            }
            overload(
                    report,
                    "the desk's list for staff",
                    new Target(
                            application.address(),
                            List.of("/v1/admin/articles?limit=99", "/v1/admin/articles?limit=100"),
                            Map.of("Authorization", desk.authorization())));
            overload(
                    report,
                    "tags for staff",
                    new Target(
                            application.address(),
                            List.of("/v1/admin/tags?limit=99", "/v1/admin/tags?limit=100"),
                            Map.of("Authorization", desk.authorization())));
        }
    }

    private static List<String> slugs(String before) {
        return IntStream.range(0, ARTICLES)
                .mapToObj(i -> before + Archive.slug(i))
                .distinct()
                .toList();
    }

    private static void overload(Report report, String what, Target target) throws Exception {
        System.out.println("Overload: " + what + " …");
        Generator generator = Generator.best();
        generator.run(target, CONNECTIONS, WARM_UP);
        Generator.Result most = generator.run(target, CONNECTIONS, SECONDS);
        double capacity = most.perSecond() - most.errors() / (double) SECONDS;
        Flood load = new Flood(target);
        load.run(capacity / 2, SECONDS);
        most = generator.run(target, CONNECTIONS, SECONDS);
        capacity = Math.max(capacity, most.perSecond() - most.errors() / (double) SECONDS);
        Flood.Result flood = load.run(TIMES * capacity, SECONDS);
        double share = flood.servedPerSecond() / capacity;
        boolean met = share >= LEAST_SERVED
                && flood.others() == 0
                && flood.served().p99() <= MOST_MILLIS_SERVED
                && flood.refused().size() > 0
                && flood.refused().p99() <= MOST_MILLIS_REFUSED;
        report.row(
                what,
                Math.round(capacity),
                Math.round(flood.askedPerSecond()),
                Math.round(flood.servedPerSecond()),
                Report.two(share),
                "≥ " + LEAST_SERVED,
                Report.two(flood.served().p99()),
                flood.refused().size(),
                Report.two(flood.refused().median()),
                Report.two(flood.refused().p99()),
                "≤ " + Math.round(MOST_MILLIS_REFUSED),
                flood.others(),
                report.verdict("overload: " + what, met));
    }
}
