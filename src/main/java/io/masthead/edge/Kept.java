package io.masthead.edge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Something that is kept under an address: an answer, or the fact that there is none.
abstract sealed class Kept permits KeptAnswer, KeptFact {

    /// What an entry weighs beside its bytes: references, keys, list nodes.
    static final int OVERHEAD = 600;

    private final Address address;
    private final Set<String> keys;
    private final long from;
    private final long until;
    private final long refresh;

    /// The spellings under which it is found at once; guarded by the shelf.
    final List<String> spellings = new ArrayList<>(2);

    /// Asked for since the last sweep passed by.
    volatile boolean wanted;

    /// No longer on the shelf; guarded by the shelf.
    boolean gone;

    /// @param from when it was rendered
    /// @param until when the clock alone changes it
    /// @param refresh when it is to be rendered anew, if the database can be reached
    Kept(Address address, Set<String> keys, Instant from, Optional<Instant> until, Instant refresh) {
        this.address = address;
        this.keys = keys;
        this.from = from.toEpochMilli();
        this.until = until.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        this.refresh = refresh.toEpochMilli();
    }

    Address address() {
        return address;
    }

    Set<String> keys() {
        return keys;
    }

    /// When the clock alone changes it, in milliseconds since 1970; the largest number if never.
    long until() {
        return until;
    }

    /// Whether it is true at this moment, as far as the clock tells.
    ///
    /// @param away whether the database cannot be asked: then what is merely old goes on
    boolean isTrue(long now, boolean away) {
        return now >= from && now < until && (now < refresh || away);
    }

    /// In bytes.
    abstract int weight();
}
