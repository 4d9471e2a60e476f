package io.masthead.slot;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.Set;

/// What of an article matters to what stands beside it.
///
/// @param article its id, or `null` if readers cannot see it
/// @param hidesAds whether its editors hide advertisements on it, or it is one itself
/// @param category the one it is in, or `null`
/// @param ends when this version of it ends, or `null`
/// @param begins when the next version of it begins, or `null`; nobody is told that it waits
record Beside(Id article, boolean hidesAds, Id category, Set<Id> tags, Instant ends, Instant begins) {

    /// Beside nothing.
    static final Beside NOTHING = new Beside(null, false, null, Set.of(), null, null);

    /// Whether it is so at this moment, as far as the clock tells.
    boolean holds(Instant now) {
        return (ends == null || ends.isAfter(now)) && (begins == null || begins.isAfter(now));
    }
}
