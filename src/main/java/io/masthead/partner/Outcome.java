package io.masthead.partner;

/// What became of a request at the door. The order stands in the database as numbers.
enum Outcome {
    SERVED,
    TOO_FAST,
    OVER_QUOTA,
    REFUSED
}
