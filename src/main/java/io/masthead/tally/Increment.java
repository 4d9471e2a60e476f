package io.masthead.tally;

import java.util.List;

/// Adds one to each of these counts, if each of these names has not counted before and none of these limits is
/// reached.
///
/// @param counters all are added to, or none
/// @param names asked for in order; the later ones are taken only by who got the earlier ones
/// @param limits of some of the counters. They hold exactly, however many nodes count: while a batch is being
///     committed no other one moves them
/// @param beyond what is added to instead once a limit is reached
public record Increment(List<Counter> counters, List<Once> names, List<Limit> limits, List<Counter> beyond) {

    /// Without limits.
    public Increment(List<Counter> counters, List<Once> names) {
        this(counters, names, List.of(), List.of());
    }
}
