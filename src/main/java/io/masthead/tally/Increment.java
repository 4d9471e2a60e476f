package io.masthead.tally;

import java.util.List;

/// Adds to each of these counts, if each of these names has not counted before.
///
/// @param counters all are added to, or none
/// @param names asked for in order; the later ones are taken only by who got the earlier ones
/// @param by how much is added to each
public record Increment(List<Counter> counters, List<Once> names, long by) {

    /// Adds one.
    public Increment(List<Counter> counters, List<Once> names) {
        this(counters, names, 1);
    }
}
