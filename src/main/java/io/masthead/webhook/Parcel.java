package io.masthead.webhook;

import io.masthead.shared.id.Id;
import java.time.Instant;

/// An event for one endpoint, as it is sent.
///
/// @param delivery its row, or `null` if it comes fresh from its source
/// @param tries how often it was tried before
/// @param firstAt when it was tried first, or `null`
/// @param earlier how many of these tries were before it was replayed
/// @param position where its source goes on after it, or `null` for one that has a row
record Parcel(
        Id delivery,
        String eventId,
        String type,
        Id about,
        Instant eventAt,
        String payload,
        int tries,
        Instant firstAt,
        int earlier,
        String position) {

    boolean isFresh() {
        return delivery == null;
    }

    /// The name of its lane: what it is about, or itself.
    Object lane() {
        return about == null ? this : about;
    }
}
