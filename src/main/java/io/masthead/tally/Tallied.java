package io.masthead.tally;

import java.util.Optional;

/// What became of an increment, once it is on disk.
///
/// @param taken the name that had counted before; nothing if none had, and then it counts
public record Tallied(Optional<Once> taken) {

    static final Tallied COUNTED = new Tallied(Optional.empty());
}
