package io.masthead.webhook;

import java.time.Instant;

/// One try to deliver, and what came of it.
///
/// @param at when it began
/// @param status of the answer, or `null` if there was none
/// @param millis how long it took
/// @param error why it counts as failed, or `null` if it arrived
/// @param head the beginning of the answer's body, or `null`
/// @param asked until when the receiver asked to be left alone, or `null`
record Attempt(Instant at, Integer status, int millis, String error, String head, Instant asked) {

    private static final int GONE = 410;

    boolean arrived() {
        return error == null;
    }

    /// Whether the receiver wants nothing any more.
    boolean isGone() {
        return status != null && status == GONE;
    }

    /// One that could not be made.
    static Attempt impossible(Instant at, String error) {
        return new Attempt(at, null, 0, error, null, null);
    }
}
