package io.masthead.tally;

import java.time.Instant;
import java.util.List;

/// One count: a row of a table, whether it exists yet or not.
///
/// @param key [Long]s and [Instant]s, one for each column of the table's key
public record Counter(CounterTable table, List<Comparable<?>> key) implements Comparable<Counter> {

    public Counter {
        if (key.size() != table.keys().size()) {
            throw new IllegalArgumentException(table.name() + " needs " + table.keys());
        }
    }

    /// The order in which rows are locked, the same for all who count.
    @Override
    public int compareTo(Counter other) {
        int order = table.name().compareTo(other.table.name());
        for (int i = 0; order == 0 && i < key.size(); i++) {
            order = compare(key.get(i), other.key.get(i));
        }
        return order;
    }

    private static int compare(Comparable<?> one, Comparable<?> other) {
        return switch (one) {
            case Long number -> number.compareTo((Long) other);
            case Instant moment -> moment.compareTo((Instant) other);
            default -> throw new IllegalArgumentException("a key is made of numbers and moments");
        };
    }
}
