package io.masthead.edge;

import io.masthead.shared.database.DatabaseWait;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// A rendering that some wait for: first for its turn, then for its end.
final class Pending {

    /// Somebody who waits.
    ///
    /// @param arrived the number of the last drop when they came
    /// @param since by a clock that does not go on while this node stands still
    record Waiter(RoutingContext request, Context loop, long arrived, long since, AtomicBoolean answered) {

        void answer(Runnable how) {
            loop.runOnContext(nothing -> {
                if (answered.compareAndSet(false, true) && !request.response().closed()) {
                    how.run();
                }
            });
        }
    }

    enum State {
        WAITS,
        UNDER_WAY,
        DONE
    }

    private final Address address;
    private final long since;
    private final DatabaseWait database = new DatabaseWait();
    private final List<Waiter> waiters = new ArrayList<>();
    private State state = State.WAITS;
    private long began;
    private Instant from;
    private long queued;

    /// @param since when the first of those who wait for it came
    Pending(Address address, long since) {
        this.address = address;
        this.since = since;
    }

    Address address() {
        return address;
    }

    long since() {
        return since;
    }

    /// How long it waits for the database.
    DatabaseWait database() {
        return database;
    }

    /// The number of the last drop when it began.
    synchronized long began() {
        return began;
    }

    /// When it began, by the clock.
    synchronized Instant from() {
        return from;
    }

    synchronized void add(List<Waiter> more) {
        waiters.addAll(more);
    }

    synchronized List<Waiter> waiters() {
        return List.copyOf(waiters);
    }

    synchronized boolean isWaiting() {
        return state == State.WAITS;
    }

    /// How long it waited for its turn, by the clock of [#since].
    synchronized long queued() {
        return queued;
    }

    /// @return whether it begins; not if it is not wanted any more
    synchronized boolean begin(long lastDrop, Instant now, long running) {
        if (state != State.WAITS) {
            return false;
        }
        queued = running - since;
        state = State.UNDER_WAY;
        began = lastDrop;
        from = now;
        return true;
    }

    /// @return how far it was until now
    synchronized State end() {
        State before = state;
        state = State.DONE;
        return before;
    }
}
