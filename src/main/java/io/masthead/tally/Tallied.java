package io.masthead.tally;

import java.util.Optional;

/// What became of an increment, once it is on disk.
///
/// @param taken the name that had counted before; nothing if none had, and then it counts
/// @param beyond whether it counts as beyond a limit
public record Tallied(Optional<Once> taken, boolean beyond) {

    static final Tallied COUNTED = new Tallied(Optional.empty(), false);
    static final Tallied BEYOND = new Tallied(Optional.empty(), true);

    static Tallied lostTo(Once name) {
        return new Tallied(Optional.of(name), false);
    }
}
