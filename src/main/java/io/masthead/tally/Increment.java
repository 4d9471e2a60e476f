package io.masthead.tally;

import java.util.List;

/// Adds to each of these counts, if each of these names has not counted before and none of these limits is reached.
///
/// @param counters all are added to, or none
/// @param names asked for in order; the later ones are taken only by who got the earlier ones
/// @param limits of some of the counters. They hold exactly, however many nodes count: while a batch is being
///     committed no other one moves them. Who has limits adds one
/// @param beyond what is added to instead once a limit is reached
/// @param by how much is added to each
public record Increment(List<Counter> counters, List<Once> names, List<Limit> limits, List<Counter> beyond, long by) {

    /// Adds one, without limits.
    public Increment(List<Counter> counters, List<Once> names) {
        this(counters, names, 1);
    }

    /// Adds so much, without limits.
    public Increment(List<Counter> counters, List<Once> names, long by) {
        this(counters, names, List.of(), List.of(), by);
    }

    /// Adds one, within limits.
    public Increment(List<Counter> counters, List<Once> names, List<Limit> limits, List<Counter> beyond) {
        this(counters, names, limits, beyond, 1);
    }
}
