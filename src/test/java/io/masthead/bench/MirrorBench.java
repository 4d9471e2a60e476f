package io.masthead.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// `kill -9` of the application, and of the partner's program, while articles are published, changed, moved, withdrawn
/// and killed and the plan changes: is the partner's copy what its list shows, every time it has caught up?
final class MirrorBench implements Callable<Report> {

    private static final int KILLS = Bench.number("MASTHEAD_BENCH_KILLS", 10);
    private static final int LEAST_MILLIS = 1_500;
    private static final int MOST_MILLIS = 5_000;

    private final Random random = new Random();
    private final List<String> articles = new ArrayList<>();
    private final List<String> categories = new ArrayList<>();
    private String plan;
    private String key;

    private final Copy copy = new Copy();

    @Override
    public Report call() throws Exception {
        Path folder = Files.createTempDirectory("masthead-bench-");
        Map<String, String> settings = new HashMap<>(Desk.settings());
        settings.put("MASTHEAD_SAMPLE_DATA", "false");
        try {
            Report report = new Report("A mirror and kill -9", Machine.described() + " · embedded database");
            report.table("killed", "articles in the copy", "in the list", "verdict");
            for (int kill = 0; kill <= KILLS; kill++) {
                System.out.println("Kill " + kill + " …");
                round(folder, settings, report, kill);
            }
            return report;
        } finally {
            Folders.delete(folder);
        }
    }

    /// Compares, and then lets everybody work until the application is killed.
    private void round(Path folder, Map<String, String> settings, Report report, int kill) throws Exception {
        try (Application victim = Application.start(folder, settings);
                Reader reader = new Reader(victim.address())) {
            victim.awaitAnswer(reader, "/v1/site");
            try (Desk desk = new Desk(victim.address())) {
                prepare(desk);
                try (Mirror mirror = new Mirror(victim.address(), key)) {
                    compare(mirror, report, kill);
                    Thread editor = Thread.startVirtualThread(() -> edit(desk));
                    Thread partner = Thread.startVirtualThread(() -> follow(mirror));
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(LEAST_MILLIS, MOST_MILLIS));
                    victim.kill();
                    editor.join();
                    partner.join();
                }
            }
        }
    }

    private void prepare(Desk desk) throws IOException, InterruptedException {
        if (key != null) {
            return;
        }
        for (String name : List.of("left", "right", "moving")) {
            JsonNode made = desk.write("POST", "/v1/admin/categories", Map.of("name", name, "slug", name));
            categories.add(made.path("id").asText());
        }
        plan = plan(desk, categories.subList(0, 1), 1_000_000_000);
        key = keyUnder(desk, plan);
    }

    /// A key of a partner who may have everything of these categories.
    static String key(Desk desk, List<String> categories) throws IOException, InterruptedException {
        return key(desk, categories, 1_000_000_000);
    }

    /// @param requestsPerDay what the plan allows
    static String key(Desk desk, List<String> categories, long requestsPerDay)
            throws IOException, InterruptedException {
        return keyUnder(desk, plan(desk, categories, requestsPerDay));
    }

    private static String plan(Desk desk, List<String> categories, long requestsPerDay)
            throws IOException, InterruptedException {
        Map<String, Object> terms = Map.of(
                "name",
                "All " + System.nanoTime(),
                "requestsPerSecond",
                1_000_000,
                "requestsPerDay",
                requestsPerDay,
                "categories",
                categories,
                "content",
                "body",
                "images",
                true);
        return desk.write("POST", "/v1/admin/plans", terms).path("id").asText();
    }

    private static String keyUnder(Desk desk, String plan) throws IOException, InterruptedException {
        String partner = desk.write("POST", "/v1/admin/partners", Map.of("name", "Wire", "plan", plan))
                .path("id")
                .asText();
        return desk.write("POST", "/v1/admin/partners/" + partner + "/keys", Map.of("name", "Server"))
                .path("secret")
                .asText();
    }

    private void compare(Mirror mirror, Report report, int kill) throws IOException, InterruptedException {
        boolean caughtUp = false;
        while (!caughtUp) {
            caughtUp = copy.page(mirror, 3);
        }
        Map<String, Integer> source = mirror.list();
        report.row(
                "application " + kill,
                copy.articles().size(),
                source.size(),
                report.verdict("copy after kill " + kill, source.equals(copy.articles())));
    }

    /// Until the application is gone. Now and then the program dies between reading and writing down.
    private void follow(Mirror mirror) {
        try {
            while (true) {
                if (random.nextInt(4) == 0) {
                    mirror.page(copy.cursor(), 1 + random.nextInt(20));
                } else {
                    copy.page(mirror, 1 + random.nextInt(20));
                }
            }
        } catch (IOException gone) {
            // As it was to be.
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void edit(Desk desk) {
        boolean there = true;
        while (there) {
            try {
                act(desk);
            } catch (IOException refused) {
                // An article whose kill was not answered cannot be published again; everything else means that it is
                // gone.
                there = String.valueOf(refused.getMessage()).contains(" answered 4");
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                there = false;
            }
        }
    }

    private void act(Desk desk) throws IOException, InterruptedException {
        int choice = articles.size() < 5 ? 0 : random.nextInt(9);
        switch (choice) {
            case 0, 1, 2 -> {
                Map<String, Object> fresh =
                        Map.of("title", "Mirrored", "category", anywhere(), "bodyMarkdown", "Text.", "language", "en");
                String id = desk.write("POST", "/v1/admin/articles", fresh)
                        .path("id")
                        .asText();
                articles.add(id);
                publish(desk, id);
            }
            case 3, 4 -> {
                String id = articles.get(random.nextInt(articles.size()));
                desk.write("PATCH", "/v1/admin/articles/" + id, Map.of("title", "Version " + random.nextInt()));
                publish(desk, id);
            }
            case 5 -> {
                String id = articles.get(random.nextInt(articles.size()));
                desk.write("PATCH", "/v1/admin/articles/" + id, Map.of("category", anywhere()));
                publish(desk, id);
            }
            case 6 -> {
                String id = articles.remove(random.nextInt(articles.size()));
                boolean kill = random.nextBoolean();
                desk.write(
                        "POST",
                        "/v1/admin/articles/" + id + (kill ? "/kill" : "/withdraw"),
                        kill ? Map.of("reason", "Wrong", "public", true) : Map.of());
            }
            case 7 ->
                desk.write(
                        "PATCH",
                        "/v1/admin/categories/" + categories.get(2),
                        Map.of("parent", categories.get(random.nextInt(2))));
            default -> desk.write("PATCH", "/v1/admin/plans/" + plan, Map.of("categories", List.of(anywhere())));
        }
    }

    private static void publish(Desk desk, String id) throws IOException, InterruptedException {
        desk.write("POST", "/v1/admin/articles/" + id + "/publish", Map.of());
    }

    private String anywhere() {
        return categories.get(random.nextInt(categories.size()));
    }
}
