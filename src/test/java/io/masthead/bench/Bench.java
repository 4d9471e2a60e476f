package io.masthead.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Runs the measurements, all or the named ones, prints their tables and keeps them in `target/bench`.
public final class Bench {

    private static final Path RESULTS = Path.of("target", "bench");

    private Bench() {}

    /// Arguments: names of measurements, none for all but `trust`; `--large` for archives of a million articles; after
    /// `trust` names of its parts.
    /// Ends with exit code 1 if a figure is missed, 2 if a name is unknown.
    public static void main(String... arguments) throws Exception {
        List<String> names = new ArrayList<>(List.of(arguments));
        boolean large = names.remove("--large");
        int trust = names.indexOf("trust");
        List<String> parts = trust < 0 ? List.of() : List.copyOf(names.subList(trust + 1, names.size()));
        names.subList(names.size() - parts.size(), names.size()).clear();
        Map<String, Callable<Report>> measurements = measurements(large);
        List<String> wanted = names.isEmpty() ? List.copyOf(measurements.keySet()) : names;
        // Its soak takes half an hour: only who asks for it gets it.
        measurements.put("trust", new TrustBench(parts));
        for (String name : wanted) {
            if (!measurements.containsKey(name)) {
                System.err.println("masthead bench: there is no '" + name + "', only " + measurements.keySet() + ".");
                System.exit(2);
            }
        }
        Files.createDirectories(RESULTS);
        boolean met = true;
        for (String name : wanted) {
            Report report = measurements.get(name).call();
            String text = report.markdown();
            Files.writeString(RESULTS.resolve(name + ".md"), text);
            System.out.println("\n" + text);
            met &= report.met();
        }
        System.exit(met ? 0 : 1);
    }

    /// A number of the environment, such as `MASTHEAD_BENCH_KILLS`, that makes a measurement shorter.
    static int number(String name, int usual) {
        return Optional.ofNullable(System.getenv(name)).map(Integer::parseInt).orElse(usual);
    }

    private static Map<String, Callable<Report>> measurements(boolean large) {
        Map<String, Callable<Report>> all = new LinkedHashMap<>();
        all.put("start", new StartBench());
        all.put("edge", new EdgeBench());
        all.put("nodes", new NodesBench());
        all.put("partners", new PartnersBench());
        all.put("changes", new ChangesBench());
        all.put("webhooks", new WebhooksBench());
        all.put("views", new ViewsBench());
        all.put("slots", new SlotsBench());
        all.put("search", new SearchBench(large));
        all.put("crash", new CrashBench());
        all.put("mirror", new MirrorBench());
        all.put("drain", new DrainBench());
        all.put("handover", new HandoverBench());
        all.put("lists", new ListsBench(large));
        all.put("editorial", new EditorialBench());
        all.put("media", new MediaBench());
        all.put("transfer", new TransferBench(large));
        all.put("fuzz", new FuzzBench());
        return all;
    }
}
