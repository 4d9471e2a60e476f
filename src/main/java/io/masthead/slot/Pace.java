package io.masthead.slot;

import java.util.Locale;

/// How a booking goes towards its goals.
public enum Pace {
    /// Evenly over its day and its flight.
    EVEN,

    /// As soon as possible.
    ASAP;

    static Pace of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// Its name on the wire.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
