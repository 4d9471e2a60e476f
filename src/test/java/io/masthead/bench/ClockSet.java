package io.masthead.bench;

import io.masthead.testing.EmptyDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A clock that is set back by an hour, set right, set forward by an hour and set right again, while the newspaper is
/// at work. Only the clock of the application: that of the database is another machine's.
final class ClockSet implements TrustBench.Part {

    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));
    /// Everything else about the start is as usual, but nothing beside the application sees another time.
    private static final int HEAP_MEGABYTES = 1024;

    private static final int HOUR = 3600;
    private static final List<Map.Entry<String, Integer>> STEPS = List.of(
            Map.entry("set back", -HOUR),
            Map.entry("set right", 0),
            Map.entry("set forward", HOUR),
            Map.entry("set right again", 0));

    /// The library looks at its file that often.
    private static final int SECONDS_UNTIL_SEEN = 2;

    private static final int SECONDS_AHEAD = 5;

    /// The library makes everything several times slower: times say little here.
    private static final int PATIENCE_SECONDS = 10;

    private Path clock;
    private int offset;

    @Override
    public void measure(Path folder, EmptyDatabase database, Report report) throws Exception {
        var library = LIBRARIES.stream().filter(Files::exists).findFirst();
        if (library.isEmpty()) {
            report.table("clock set", "verdict");
            report.row("libfaketime is not here: apt-get install faketime", report.verdict("clock set", false));
            return;
        }
        clock = folder.resolve("clock");
        set(0);
        Map<String, String> settings = Application.on(database);
        settings.put("LD_PRELOAD", library.get().toString());
        settings.put("FAKETIME_TIMESTAMP_FILE", clock.toString());
        settings.put("FAKETIME_CACHE_DURATION", "1");
        settings.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        settings.put("NO_FAKE_STAT", "1");
        settings.put("FAKETIME_DISABLE_SHM", "1");
        try (Application application = Application.start(HEAP_MEGABYTES, folder.resolve("data"), settings);
                Reader reader = new Reader(application.address());
                Desk desk = new Desk(application.ready(reader));
                Faults faults = new Faults(application)) {
            desk.write("POST", "/v1/admin/categories", Map.of("name", "News", "slug", "news"));
            Map<String, Double> seconds = new LinkedHashMap<>();
            faults.begin();
            long from = System.nanoTime();
            for (Map.Entry<String, Integer> step : STEPS) {
                set(step.getValue());
                TimeUnit.SECONDS.sleep(SECONDS_UNTIL_SEEN);
                works(seconds, desk, reader, step.getKey());
            }
            faults.report(report, "clock set back and forward by an hour", from, System.nanoTime());
            report.table("after the clock was set", "seconds", "must be", "verdict");
            seconds.forEach((what, taken) -> report.row(
                    what,
                    Report.two(taken),
                    "≤ " + PATIENCE_SECONDS,
                    report.verdict("clock: " + what, taken <= PATIENCE_SECONDS)));
        }
    }

    private void set(int seconds) throws IOException {
        Path fresh = clock.resolveSibling("clock.fresh");
        Files.writeString(fresh, (seconds < 0 ? "" : "+") + seconds + "\n");
        Files.move(fresh, clock, StandardCopyOption.ATOMIC_MOVE);
        offset = seconds;
    }

    /// What is published now, and what shall be published by the clock.
    private void works(Map<String, Double> seconds, Desk desk, Reader reader, String when) throws Exception {
        String slug = "clock-" + seconds.size();
        String now = SharedCounts.write(desk, slug + "-now", "news");
        String later = SharedCounts.write(desk, slug + "-later", "news");
        Instant at = Instant.now().plusSeconds(offset + SECONDS_AHEAD);
        desk.write("POST", "/v1/admin/articles/" + later + "/publish", Map.of("at", at.toString()));
        long began = System.nanoTime();
        desk.write("POST", "/v1/admin/articles/" + now + "/publish", Map.of());
        seconds.put(when + ": published and read", until(began, reader, "/v1/articles/" + slug + "-now"));
        TimeUnit.SECONDS.sleep(SECONDS_AHEAD);
        long due = System.nanoTime();
        seconds.put(when + ": its hour came, and it is read", until(due, reader, "/v1/articles/" + slug + "-later"));
        seconds.put(
                when + ": and told, so that searching finds it",
                until(due, reader, "/v1/search?facets=none&q=" + slug + "-later"));
    }

    private static double until(long began, Reader reader, String path) throws InterruptedException {
        double passed = 0;
        while (passed < 4 * PATIENCE_SECONDS) {
            boolean there = isThere(reader, path);
            passed = (System.nanoTime() - began) / 1e9;
            if (there) {
                return passed;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return passed;
    }

    private static boolean isThere(Reader reader, String path) throws InterruptedException {
        try {
            var json = reader.get(path).json();
            return json.has("id") || !json.path("data").isEmpty();
        } catch (IOException | IllegalStateException notYet) {
            return false;
        }
    }
}
