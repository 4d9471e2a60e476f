package io.masthead.bench;

import io.masthead.bench.Witness.Seen;
import io.masthead.testing.EmptyDatabase;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Many large requests at once on a heap that is much too small for them: some may be refused, none may be lost
/// otherwise, and nobody dies of it.
final class SmallHeap implements TrustBench.Part {

    private static final int HEAP_MEGABYTES = 160;
    private static final int SECONDS = 60;
    private static final Duration UPLOAD_PATIENCE = Duration.ofMinutes(2);
    private static final int WITNESSES_OF_A_KIND = 2;
    private static final int LARGEST_PICTURE = 25 * 1024 * 1024;

    @Override
    public void measure(Path folder, EmptyDatabase database, Report report) throws Exception {
        Map<String, String> settings = Application.on(database);
        settings.put("MASTHEAD_EDGE_WEIGHT", "16");
        try (Application application = Application.start(HEAP_MEGABYTES, folder.resolve("data"), settings);
                Reader reader = new Reader(application.address())) {
            application.awaitAnswer(reader, "/v1/site");
            try (Desk desk = new Desk(application.address())) {
                desk.write("POST", "/v1/admin/categories", Map.of("name", "News", "slug", "news"));
                String id = SharedCounts.write(desk, "kept", "news");
                desk.write("POST", "/v1/admin/articles/" + id + "/publish", Map.of());
                reader.get("/v1/articles/kept");
                Witness kept = new Witness("kept article", n -> get(application, "/v1/articles/kept")).begin();
                List<Witness> large = large(application, desk, id);
                large.forEach(Witness::begin);
                TimeUnit.SECONDS.sleep(SECONDS);
                for (Witness one : large) {
                    one.end();
                }
                kept.end();
                report.table(
                        "large requests, " + 4 * WITNESSES_OF_A_KIND + " at a time of each kind, " + HEAP_MEGABYTES
                                + " MiB of heap",
                        "answers",
                        "served",
                        "refused (4xx, `503`)",
                        "anything else",
                        "must be",
                        "verdict");
                row(report, List.of(kept), seen -> false);
                for (int i = 0; i < large.size(); i += WITNESSES_OF_A_KIND) {
                    row(report, large.subList(i, i + WITNESSES_OF_A_KIND), SmallHeap::isRefused);
                }
                reader.get("/v1/articles?limit=7");
                boolean alive = application.isAlive();
                report.row("it lives afterwards", "", "", "", "", "", report.verdict("small heap: it lives", alive));
                kept.close();
                large.forEach(Witness::close);
            }
        }
    }

    private static List<Witness> large(Application application, Desk desk, String article) {
        byte[] picture = new byte[LARGEST_PICTURE];
        String text = "\"" + "word ".repeat(150_000) + "\"";
        String events = IntStream.range(0, 500)
                .mapToObj(i -> "{\"eventId\":\"heap-" + i + "\",\"articleId\":\"" + article + "\",\"at\":\""
                        + Instant.now() + "\"}")
                .collect(Collectors.joining(",", "{\"events\":[", "]}"));
        return List.of(
                        new Witness(
                                "picture of 25 MiB that is none",
                                Duration.ofMillis(50),
                                UPLOAD_PATIENCE,
                                n -> desk.request("/v1/admin/media")
                                        .header("Content-Type", "image/jpeg")
                                        .POST(BodyPublishers.ofByteArray(picture))),
                        new Witness(
                                "draft of 750 KB",
                                Duration.ofMillis(50),
                                n -> desk.request("/v1/admin/articles")
                                        .header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString(
                                                "{\"title\":\"Long\",\"category\":\"news\",\"bodyMarkdown\":" + text
                                                        + "}"))),
                        new Witness(
                                "500 views",
                                Duration.ofMillis(50),
                                n -> get(application, "/v1/views")
                                        .header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString(events))),
                        new Witness("export", Duration.ofMillis(50), n -> desk.request("/v1/admin/export")))
                .stream()
                .flatMap(one -> IntStream.range(0, WITNESSES_OF_A_KIND).mapToObj(i -> one.another()))
                .toList();
    }

    private static boolean isRefused(Seen seen) {
        return seen.status() >= 400 && seen.status() < 500 || seen.status() == 503;
    }

    private static void row(Report report, List<Witness> witnesses, Predicate<Seen> refused) {
        String name = witnesses.getFirst().name();
        List<Seen> all = witnesses.stream()
                .flatMap(one -> one.seen(any -> true).stream())
                .toList();
        long served = all.stream().filter(Seen::isServed).count();
        long turned = all.stream().filter(refused).count();
        long rest = all.size() - served - turned;
        report.row(name, all.size(), served, turned, rest, 0, report.verdict("small heap: " + name, rest == 0));
    }

    private static HttpRequest.Builder get(Application application, String path) {
        return HttpRequest.newBuilder(URI.create(application.address() + path));
    }
}
