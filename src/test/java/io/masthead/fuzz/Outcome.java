package io.masthead.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What came of all requests.
public final class Outcome {

    private static final int CLASSES = 6;

    /// Each kind of fault once; there may be thousands of one.
    private static final int MOST_SHOWN = 40;

    private final Map<String, int[]> byOperation = new TreeMap<>();
    private final Map<String, Integer> succeeded = new TreeMap<>();
    private final Map<String, String> refused = new TreeMap<>();
    private final Map<String, Long> millis = new TreeMap<>();
    private final Map<String, Integer> statuses = new TreeMap<>();
    private final Map<String, String> faults = new TreeMap<>();
    private int requests;
    private int unexpected;

    /// @param answer what came, for people
    void count(Request request, int status, boolean right, long took, String answer) {
        requests++;
        millis.merge(request.operation(), took, Long::sum);
        byOperation.computeIfAbsent(request.operation(), none -> new int[CLASSES])[status / 100]++;
        statuses.merge(Integer.toString(status), 1, Integer::sum);
        succeeded.merge(request.operation(), right && status < 400 ? 1 : 0, Integer::sum);
        if (right && status >= 400) {
            refused.put(request.operation(), status + " " + answer + "\n  " + request.curl());
        }
    }

    void fault(Request request, int status, List<String> what) {
        unexpected++;
        String kind = request.operation() + " " + status + " " + what.getFirst();
        faults.putIfAbsent(
                kind.length() > 160 ? kind.substring(0, 160) : kind,
                request.operation() + " → " + status + "\n  " + String.join("\n  ", what) + "\n  " + request.curl());
    }

    /// How many were sent.
    public int requests() {
        return requests;
    }

    /// How many answers were not as the document says.
    public int unexpected() {
        return unexpected;
    }

    /// What was not as it should be, with a line for a shell to see it again.
    public List<String> faults() {
        return faults.values().stream().limit(MOST_SHOWN).toList();
    }

    /// The operations that never did what they were asked for, though what they were asked for was right.
    public List<String> neverDone() {
        return succeeded.entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// What was answered last where what was right was refused, with a line for a shell to see it again.
    public List<String> refusals() {
        return refused.entrySet().stream()
                .map(entry -> entry.getKey() + " → " + entry.getValue())
                .toList();
    }

    /// The share of operations that did what they were asked for.
    public double done() {
        return 1 - neverDone().size() / (double) succeeded.size();
    }

    /// All statuses, and how often each came.
    public String statuses() {
        return statuses.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /// A line for each operation: how many answers of each class it gave.
    public String table() {
        List<String> lines = new ArrayList<>(
                List.of("| operation | 2xx | 3xx | 4xx | 5xx | ms in all |", "|---|---|---|---|---|---|"));
        byOperation.forEach((operation, counts) -> lines.add("| " + operation + " | "
                + IntStream.range(2, CLASSES)
                        .mapToObj(at -> Integer.toString(counts[at]))
                        .collect(Collectors.joining(" | "))
                + " | " + millis.get(operation) + " |"));
        return String.join("\n", lines) + "\n";
    }
}
