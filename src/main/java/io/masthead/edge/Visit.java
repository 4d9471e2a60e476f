package io.masthead.edge;

import io.masthead.shared.database.DatabaseWait;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.function.LongSupplier;

/// A request of staff or of a partner: waits for its turn, has it, and gives it back at its end, or before if it takes
/// long.
final class Visit {

    private enum State {
        WAITS,
        HAS_TURN,
        IS_LET_IN,
        OVER
    }

    private final RoutingContext request;
    private final Turns turns;
    private final long came;
    private final Context loop = Vertx.currentContext();
    private final DatabaseWait database = new DatabaseWait();
    private State state = State.WAITS;
    private long began;

    /// @param turns of which it takes one
    /// @param came by [RunningTime]
    Visit(RoutingContext request, Turns turns, long came) {
        this.request = request;
        this.turns = turns;
        this.came = came;
    }

    RoutingContext request() {
        return request;
    }

    /// How long it waits for the database.
    DatabaseWait database() {
        return database;
    }

    /// Comes in with a turn, at once or later.
    ///
    /// @param nanos a clock, as it came by
    /// @return whether there will be one
    boolean take(LongSupplier nanos) {
        return turns.take(() -> begin(nanos.getAsLong()));
    }

    private boolean begin(long now) {
        synchronized (this) {
            if (state != State.WAITS) {
                return false;
            }
            state = State.HAS_TURN;
            began = now;
        }
        run(request::next);
        return true;
    }

    /// Comes in without a turn.
    void pass() {
        synchronized (this) {
            state = State.IS_LET_IN;
        }
        request.next();
    }

    /// Gives its turn back if it has had it for longer than this.
    void giveBack(long now, long longest) {
        synchronized (this) {
            if (state != State.HAS_TURN || now - began <= longest) {
                return;
            }
            state = State.IS_LET_IN;
        }
        turns.end();
    }

    /// Whether it has waited for its turn for longer than this; it will not have it any more then.
    synchronized boolean givesUp(long now, long longest) {
        if (state != State.WAITS || now - came <= longest) {
            return false;
        }
        state = State.OVER;
        return true;
    }

    /// It is over, however it ended.
    void end() {
        State before;
        synchronized (this) {
            before = state;
            state = State.OVER;
        }
        if (before == State.HAS_TURN) {
            turns.end();
        }
    }

    /// Does something with the request where it belongs, unless its client has gone.
    void run(Runnable what) {
        if (Vertx.currentContext() == loop) {
            what.run();
            return;
        }
        loop.runOnContext(nothing -> {
            if (!request.response().closed()) {
                what.run();
            }
        });
    }
}
