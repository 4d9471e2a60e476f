package io.masthead.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// Runs the measurements, all or the named ones, prints their tables and keeps them in `target/bench`.
public final class Bench {

    private static final Path RESULTS = Path.of("target", "bench");

    private static final Map<String, Callable<Report>> MEASUREMENTS = measurements();

    private Bench() {}

    /// Ends with exit code 1 if a figure is missed, 2 if a name is unknown.
    public static void main(String... names) throws Exception {
        List<String> wanted = names.length == 0 ? List.copyOf(MEASUREMENTS.keySet()) : List.of(names);
        for (String name : wanted) {
            if (!MEASUREMENTS.containsKey(name)) {
                System.err.println("masthead bench: there is no '" + name + "', only " + MEASUREMENTS.keySet() + ".");
                System.exit(2);
            }
        }
        Files.createDirectories(RESULTS);
        boolean met = true;
        for (String name : wanted) {
            Report report = MEASUREMENTS.get(name).call();
            String text = report.markdown();
            Files.writeString(RESULTS.resolve(name + ".md"), text);
            System.out.println("\n" + text);
            met &= report.met();
        }
        System.exit(met ? 0 : 1);
    }

    private static Map<String, Callable<Report>> measurements() {
        Map<String, Callable<Report>> all = new LinkedHashMap<>();
        all.put("start", new StartBench());
        all.put("lists", new ListsBench());
        all.put("views", new ViewsBench());
        return all;
    }
}
