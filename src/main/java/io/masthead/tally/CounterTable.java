package io.masthead.tally;

import java.util.Comparator;
import java.util.List;

/// A table whose rows are counts.
///
/// @param name of the table; who counts in several tables locks them in the order of their names
/// @param keys the columns of its primary key, in order
/// @param count the column that is added to
public record CounterTable(String name, List<String> keys, String count) {

    /// The order in which tables are locked.
    static final Comparator<CounterTable> BY_NAME = Comparator.comparing(CounterTable::name);

    /// A count of this table.
    ///
    /// @param key whole numbers and moments, one for each column of the key
    public Counter counter(Comparable<?>... key) {
        return new Counter(this, List.of(key));
    }
}
