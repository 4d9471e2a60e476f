package io.masthead.slot;

import java.util.Locale;

/// How a slot chooses among the bookings of the winning tier.
public enum SlotKind {
    /// Front ends show them in turn, by weight.
    ROTATING,

    /// All stand there, in editors' order.
    ORDERED,

    /// The first stands there alone.
    PINNED;

    static SlotKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// Its name on the wire and in the database.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
