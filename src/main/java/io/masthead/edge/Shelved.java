package io.masthead.edge;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Something on the shelf: what is kept under an address, or a part of many answers.
abstract sealed class Shelved permits Kept, KeptPart {

    /// What an entry weighs beside its bytes: references, keys, list nodes.
    static final int OVERHEAD = 600;

    private final Set<String> keys;
    private final long from;
    private final long until;
    private final long refresh;

    /// Asked for since the last sweep passed by.
    volatile boolean wanted;

    /// No longer on the shelf; guarded by the shelf.
    boolean gone;

    /// @param from when it was rendered
    /// @param until when the clock alone changes it
    /// @param refresh when it is to be rendered anew, if the database can be reached
    Shelved(Set<String> keys, Instant from, Optional<Instant> until, Instant refresh) {
        this.keys = keys;
        this.from = from.toEpochMilli();
        this.until = until.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        this.refresh = refresh.toEpochMilli();
    }

    Set<String> keys() {
        return keys;
    }

    /// When the clock alone changes it, in milliseconds since 1970; the largest number if never.
    long until() {
        return until;
    }

    /// The counts that it shows, by article.
    Map<Id, Long> views() {
        return Map.of();
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
