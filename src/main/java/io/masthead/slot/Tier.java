package io.masthead.slot;

import java.util.Locale;

/// How urgent a booking is. The most urgent tier with a live booking wins the slot.
public enum Tier {
    SPONSORSHIP,
    STANDARD,
    HOUSE;

    static Tier of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// Its name on the wire and in the database.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
