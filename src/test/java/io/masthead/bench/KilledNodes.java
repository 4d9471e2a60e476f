package io.masthead.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Two nodes that keep everything which shows a story: how long after an editor sent `kill` to one of them nothing on
/// either shows it any more.
final class KilledNodes {

    private static final int STORIES = 20;
    private static final double MOST_MILLIS = 1000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final String ARTICLES = "/v1/admin/articles";

    private static final List<String> LISTS = List.of(
            "/v1/articles?category=news",
            "/v1/articles?tag=killed",
            "/v1/pages/category/news",
            "/feeds/news.rss",
            "/feeds/all.atom",
            "/feeds/tags/killed.json",
            "/news-sitemap.xml",
            "/v1/articles/pinning/related",
            "/v1/pages/article/pinning");

    private final Desk desk;
    private final List<Reader> nodes;

    KilledNodes(Desk desk, List<Reader> nodes) {
        this.desk = desk;
        this.nodes = nodes;
    }

    void measure(Report report) throws IOException, InterruptedException {
        System.out.printf("Killing %d stories that everything shows …%n", STORIES);
        String pinning = ARTICLES + "/" + write("pinning", List.of());
        long[] nanos = new long[STORIES];
        for (int i = 0; i < STORIES; i++) {
            String word = "condemned" + Integer.toString(10_000 + i, 36);
            String story = write(word, List.of("killed"));
            desk.write("PATCH", pinning, Map.of("related", List.of(Map.of("articleId", story))));
            desk.write("POST", pinning + "/publish", Map.of());
            List<String> shows = new ArrayList<>(LISTS);
            shows.add("/v1/search?facets=none&q=" + word);
            shows.add("/v1/articles/" + word);
            await(shows, text -> text.contains(word));
            long began = System.nanoTime();
            desk.write("POST", ARTICLES + "/" + story + "/kill", Map.of("reason", "A measurement", "public", false));
            await(shows, text -> !text.contains(word));
            nanos[i] = System.nanoTime() - began;
        }
        Times times = new Times(nanos);
        report.table("killed, from sending it (ms)", "median", "p99", "must be", "verdict");
        report.row(
                "gone from " + (LISTS.size() + 2) + " answers of each node",
                Report.two(times.median()),
                Report.two(times.p99()),
                "≤ 1000",
                report.verdict("killed everywhere", times.p99() <= MOST_MILLIS));
    }

    /// @return its id
    private String write(String slug, List<String> tags) throws IOException, InterruptedException {
        Map<String, Object> article = Map.of(
                "title",
                slug,
                "slug",
                slug,
                "category",
                "news",
                "tags",
                tags,
                "language",
                "en",
                "bodyMarkdown",
                "Text.");
        String id = desk.write("POST", ARTICLES + "?createTags=true", article)
                .path("id")
                .asText();
        desk.write("POST", ARTICLES + "/" + id + "/publish", Map.of());
        return id;
    }

    private void await(List<String> addresses, Predicate<String> wanted) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE;
        for (Reader node : nodes) {
            for (String address : addresses) {
                while (!wanted.test(text(node, address))) {
                    if (System.nanoTime() > until) {
                        throw new IllegalStateException(address + " does not become what it must be");
                    }
                    TimeUnit.MILLISECONDS.sleep(1);
                }
            }
        }
    }

    private static String text(Reader node, String address) throws IOException, InterruptedException {
        try {
            return new String(node.get(address).body(), StandardCharsets.UTF_8).replaceAll("\"q\":\"[^\"]*\"", "");
        } catch (IllegalStateException gone) {
            return "";
        }
    }
}
