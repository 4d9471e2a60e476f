package io.masthead.tally;

import io.masthead.shared.id.Id;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Increments that are committed together, and what becomes of each.
final class Batch {

    private final Id id = Id.next();
    private final List<Increment> increments;
    private final Tallied[] tallied;
    private List<Tallied> settled;

    Batch(List<Increment> increments) {
        this.increments = increments;
        tallied = new Tallied[increments.size()];
        reset();
    }

    Id id() {
        return id;
    }

    /// As if it had not been written yet.
    void reset() {
        Arrays.fill(tallied, Tallied.COUNTED);
    }

    /// How many names the increment with the most of them has.
    int rounds() {
        return increments.stream().mapToInt(one -> one.names().size()).max().orElse(0);
    }

    /// The names of this round that nobody has been refused for yet, in the order in which they are locked.
    SortedMap<Once.Hash, Once> names(int round) {
        SortedMap<Once.Hash, Once> names = new TreeMap<>();
        for (int i = 0; i < tallied.length; i++) {
            if (takesPart(i, round)) {
                Once name = increments.get(i).names().get(round);
                names.putIfAbsent(name.hash(), name);
            }
        }
        return names;
    }

    /// The first of each name that is ours counts; all others have lost.
    void ours(int round, Set<Once.Hash> ours) {
        Set<Once.Hash> left = new HashSet<>(ours);
        for (int i = 0; i < tallied.length; i++) {
            if (takesPart(i, round)) {
                Once name = increments.get(i).names().get(round);
                if (!left.remove(name.hash())) {
                    tallied[i] = Tallied.lostTo(name);
                }
            }
        }
    }

    /// The counts that have limits, in the order in which they are locked.
    Map<CounterTable, List<Counter>> limited() {
        return IntStream.range(0, tallied.length)
                .filter(i -> tallied[i] == Tallied.COUNTED)
                .mapToObj(i -> increments.get(i).limits())
                .flatMap(List::stream)
                .map(Limit::counter)
                .distinct()
                .sorted()
                .collect(Collectors.groupingBy(
                        Counter::table, () -> new TreeMap<>(CounterTable.BY_NAME), Collectors.toList()));
    }

    /// Decides in order which increments are within their limits.
    ///
    /// @param counts how far the counts that have limits are, and are going to stay but for this batch
    void divide(Map<Counter, Long> counts) {
        Map<Counter, Long> reached = new HashMap<>(counts);
        for (int i = 0; i < tallied.length; i++) {
            if (tallied[i] != Tallied.COUNTED) {
                continue;
            }
            Increment increment = increments.get(i);
            if (increment.limits().stream().anyMatch(limit -> reached.get(limit.counter()) >= limit.most())) {
                tallied[i] = Tallied.BEYOND;
            } else {
                increment.counters().forEach(counter -> reached.computeIfPresent(counter, (same, n) -> n + 1));
            }
        }
    }

    /// Keeps what has been decided, because it is about to be committed.
    void settle() {
        settled = tallied();
    }

    /// What was decided when it was last about to be committed. If the database has the batch, it has it so:
    /// whoever tries again does so only after nothing was left of the try before.
    List<Tallied> settled() {
        return settled;
    }

    /// What is to be added to each count, in the order in which they are locked.
    Map<CounterTable, List<Map.Entry<Counter, Long>>> sums() {
        Map<Counter, Long> sums = new HashMap<>();
        for (int i = 0; i < tallied.length; i++) {
            if (tallied[i].taken().isEmpty()) {
                Increment increment = increments.get(i);
                List<Counter> counters = tallied[i].beyond() ? increment.beyond() : increment.counters();
                counters.forEach(counter -> sums.merge(counter, increment.by(), Long::sum));
            }
        }
        Map<CounterTable, List<Map.Entry<Counter, Long>>> byTable = new TreeMap<>(CounterTable.BY_NAME);
        sums.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(sum -> byTable.computeIfAbsent(sum.getKey().table(), first -> new ArrayList<>())
                        .add(sum));
        return byTable;
    }

    List<Tallied> tallied() {
        return List.of(tallied);
    }

    private boolean takesPart(int i, int round) {
        return tallied[i] == Tallied.COUNTED && increments.get(i).names().size() > round;
    }
}
