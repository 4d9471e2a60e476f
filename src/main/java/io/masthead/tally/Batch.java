package io.masthead.tally;

import io.masthead.shared.id.Id;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Increments that are committed together, and what becomes of each.
final class Batch {

    private final Id id = Id.next();
    private final List<Increment> increments;
    private final Tallied[] tallied;

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
                    tallied[i] = new Tallied(Optional.of(name));
                }
            }
        }
    }

    /// What is to be added to each count, in the order in which they are locked.
    Map<CounterTable, List<Map.Entry<Counter, Long>>> sums() {
        Map<Counter, Long> sums = new HashMap<>();
        for (int i = 0; i < tallied.length; i++) {
            if (tallied[i] == Tallied.COUNTED) {
                long by = increments.get(i).by();
                increments.get(i).counters().forEach(counter -> sums.merge(counter, by, Long::sum));
            }
        }
        Map<CounterTable, List<Map.Entry<Counter, Long>>> byTable =
                new TreeMap<>((one, other) -> one.name().compareTo(other.name()));
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
