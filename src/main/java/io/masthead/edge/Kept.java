package io.masthead.edge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Something that is kept under an address: an answer, or the fact that there is none.
abstract sealed class Kept extends Shelved permits KeptAnswer, KeptFact {

    private final Address address;

    /// The spellings under which it is found at once; guarded by the shelf.
    final List<String> spellings = new ArrayList<>(2);

    /// As [Shelved#Shelved].
    Kept(Address address, Set<String> keys, Instant from, Optional<Instant> until, Instant refresh) {
        super(keys, from, until, refresh);
        this.address = address;
    }

    Address address() {
        return address;
    }
}
