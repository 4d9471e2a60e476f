package io.masthead.bench;

import io.masthead.bench.Witness.Seen;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Says what failed, so that nobody has to guess: by kind, with the first of each.
final class Failures {

    private static final int FIRST = 10;

    /// What is another in each answer.
    private static final Pattern OWN = Pattern.compile(",?\"(requestId|instance)\":\"[^\"]*\"");

    private Failures() {}

    /// An exception with all its causes, in one line.
    static String inWords(Throwable thrown) {
        String words = thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
        return thrown.getCause() == null ? words : words + " ← " + inWords(thrown.getCause());
    }

    /// Adds a table of them, if there are any.
    ///
    /// @param began when the run did, as the machine counts nanoseconds
    static void report(Report report, List<Witness> witnesses, long began) {
        boolean any = false;
        for (Witness witness : witnesses) {
            Map<String, List<Seen>> kinds = witness.seen(seen -> !seen.isServed()).stream()
                    .collect(Collectors.groupingBy(Failures::kind, TreeMap::new, Collectors.toList()));
            for (Map.Entry<String, List<Seen>> kind : kinds.entrySet()) {
                if (!any) {
                    report.table("what failed", "how", "times", "the first: at second (after ms)");
                    any = true;
                }
                String first = kind.getValue().stream()
                        .limit(FIRST)
                        .map(seen -> Report.two((seen.began() - began) / 1e9) + " (" + seen.nanos() / 1_000_000 + ")")
                        .collect(Collectors.joining(", "));
                report.row(
                        witness.name(),
                        kind.getKey().replace("|", "/"),
                        kind.getValue().size(),
                        first);
            }
        }
    }

    private static String kind(Seen seen) {
        return seen.failure() == null
                ? Integer.toString(seen.status())
                : OWN.matcher(seen.failure()).replaceAll("");
    }
}
