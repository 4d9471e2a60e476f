package io.masthead.tally;

import java.util.List;

/// Adds one to each of these counts, if each of these names has not counted before.
///
/// @param counters all are added to, or none
/// @param names asked for in order; the later ones are taken only by who got the earlier ones
public record Increment(List<Counter> counters, List<Once> names) {}
