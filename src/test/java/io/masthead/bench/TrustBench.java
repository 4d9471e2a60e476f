package io.masthead.bench;

import io.masthead.start.EmbeddedDatabase;
import io.masthead.testing.EmptyDatabase;
import io.masthead.testing.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// Whether it keeps running, whatever happens around it. Its parts can be named: `trust database overload`.
final class TrustBench implements Callable<Report> {

    private final List<String> wanted;

    /// Something that happens to it, on a database of its own.
    @FunctionalInterface
    interface Part {
        void measure(Path folder, EmptyDatabase database, Report report) throws Exception;
    }

    /// @param wanted names of parts; `faults` stands for all that [#FAULTS] has, none for everything
    TrustBench(List<String> wanted) {
        this.wanted = wanted;
    }

    private static final List<String> FAULTS =
            List.of("database", "slow", "silent", "disk", "memory", "clock", "broken", "connections");

    private static Map<String, Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("database", new DatabaseKilled());
        parts.put("slow", new DatabaseSlow(false));
        parts.put("silent", new DatabaseSlow(true));
        parts.put("overload", new Overload());
        parts.put("nodes", new TwoNodes());
        parts.put("connections", new ManyConnections());
        parts.put("disk", new DiskFull());
        parts.put("memory", new SmallHeap());
        parts.put("clock", new ClockSet());
        parts.put("broken", new BrokenConnections());
        parts.put("soak", new Soak());
        return parts;
    }

    @Override
    public Report call() throws Exception {
        Map<String, Part> parts = parts();
        List<String> names = new ArrayList<>();
        for (String name : wanted.isEmpty() ? parts.keySet() : wanted) {
            names.addAll(name.equals("faults") ? FAULTS : List.of(name));
        }
        for (String name : names) {
            if (!parts.containsKey(name)) {
                throw new IllegalArgumentException("trust has no part '" + name + "', only " + parts.keySet());
            }
        }
        Report report = new Report("Trust", Machine.described());
        for (String name : names) {
            System.out.println("Trust: " + name + " …");
            Path folder = Files.createTempDirectory("masthead-bench-");
            try (EmptyDatabase database =
                    EmptyDatabase.open(folder.resolve("database"), EmbeddedDatabase.Tuning.NEWSROOM)) {
                parts.get(name).measure(folder, database, report);
            } finally {
                Folders.delete(folder);
            }
        }
        return report;
    }
}
