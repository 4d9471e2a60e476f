package io.masthead.partner;

import java.util.Locale;

/// What became of a request at the door. The order stands in the database as numbers.
enum Outcome {
    SERVED,
    TOO_FAST,
    OVER_QUOTA,
    REFUSED;

    /// As metrics call it.
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
