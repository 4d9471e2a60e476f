package io.masthead.syndication;

import io.masthead.shared.http.WrittenOnce;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// What came of waiting. Everybody who waits for a partner at one place gets the same one, so it is written once.
final class Came {

    private enum How {
        TOLD,
        REFUSED,
        ENDING
    }

    private final How how;
    private final List<PartnerChange> changes;
    private final Place next;
    private final boolean caughtUp;
    private final Instant due;
    private final WrittenOnce page = new WrittenOnce();
    private Buffer events;

    private Came(How how, List<PartnerChange> changes, Place next, boolean caughtUp, Instant due) {
        this.how = how;
        this.changes = changes;
        this.next = next;
        this.caughtUp = caughtUp;
        this.due = due;
    }

    /// Changes.
    ///
    /// @param next the place behind them
    /// @param due when the clock alone brings something, or `null`
    static Came told(List<PartnerChange> changes, Place next, boolean caughtUp, Instant due) {
        return new Came(How.TOLD, changes, next, caughtUp, due);
    }

    /// The time ran out.
    static Came nothing(Place place, Instant due) {
        return told(List.of(), place, true, due);
    }

    /// The key would not be let in any more.
    static Came refused(Place place) {
        return new Came(How.REFUSED, List.of(), place, true, null);
    }

    /// This node is going down.
    static Came ending(Place place) {
        return new Came(How.ENDING, List.of(), place, true, null);
    }

    List<PartnerChange> changes() {
        return changes;
    }

    Place next() {
        return next;
    }

    boolean caughtUp() {
        return caughtUp;
    }

    Instant due() {
        return due;
    }

    boolean isNothing() {
        return changes.isEmpty() && caughtUp;
    }

    boolean isRefused() {
        return how == How.REFUSED;
    }

    boolean isEnding() {
        return how == How.ENDING;
    }

    /// As a page.
    WrittenOnce page() {
        return page;
    }

    /// As events; the first who asks has them written.
    synchronized Buffer events(Supplier<Buffer> writing) {
        if (events == null) {
            events = writing.get();
        }
        return events;
    }
}
