package io.masthead.bench;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Two nodes on one database, of which each has an index of its own: how long after an editor sent `publish` or `kill`
/// to one of them searching finds the article, or finds it no more, on that one and on the other one.
final class SearchedNodes {

    private static final int ARTICLES = 50;
    private static final double MOST_MILLIS = 1000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final Desk desk;
    private final Reader here;
    private final Reader there;

    SearchedNodes(Desk desk, Reader here, Reader there) {
        this.desk = desk;
        this.here = here;
        this.there = there;
    }

    void measure(Report report) throws IOException, InterruptedException {
        System.out.printf("Publishing and killing %d articles that are searched for …%n", ARTICLES);
        awaitIndex(here);
        awaitIndex(there);
        long[][] nanos = new long[4][ARTICLES];
        for (int i = 0; i < ARTICLES; i++) {
            String word = "unheard" + Integer.toString(10_000 + i, 36);
            Map<String, Object> article =
                    Map.of("title", word, "category", "news", "language", "en", "bodyMarkdown", "Text.");
            String path = "/v1/admin/articles/"
                    + desk.write("POST", "/v1/admin/articles", article)
                            .path("id")
                            .asText();
            // Both have kept that there is none.
            await(here, word, 0, 0);
            await(there, word, 0, 0);
            long began = System.nanoTime();
            desk.write("POST", path + "/publish", Map.of());
            nanos[0][i] = await(there, word, 1, began);
            nanos[1][i] = await(here, word, 1, began);
            began = System.nanoTime();
            desk.write("POST", path + "/kill", Map.of("reason", "A measurement", "public", false));
            nanos[2][i] = await(there, word, 0, began);
            nanos[3][i] = await(here, word, 0, began);
        }
        report.table("searched for, from sending it (ms)", "median", "p99", "must be", "verdict");
        String[] names = {
            "found on another node", "found on the same node", "killed, gone on another node", "gone on the same node"
        };
        for (int i = 0; i < names.length; i++) {
            Times times = new Times(nanos[i]);
            report.row(
                    names[i],
                    Report.two(times.median()),
                    Report.two(times.p99()),
                    "≤ 1000",
                    report.verdict(names[i], times.p99() <= MOST_MILLIS));
        }
    }

    /// A new node makes its index first, and says `503` until then.
    private static void awaitIndex(Reader reader) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE;
        while (true) {
            try {
                reader.get("/v1/search?q=unheard&facets=none");
                return;
            } catch (IllegalStateException notYet) {
                if (System.nanoTime() > until) {
                    throw notYet;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static long await(Reader reader, String word, int hits, long since)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE;
        while (reader.get("/v1/search?q=" + word + "&facets=none")
                        .json()
                        .path("data")
                        .size()
                != hits) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("searching for '" + word + "' never found " + hits);
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return System.nanoTime() - since;
    }
}
