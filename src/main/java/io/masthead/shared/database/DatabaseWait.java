package io.masthead.shared.database;

import java.util.concurrent.TimeUnit;

/// For how long one request has been waiting for the database in all: for connections, and for answers to statements.
/// Others may look while it waits.
public final class DatabaseWait {

    private static final long NOT = 0;

    /// Longer than almost every statement.
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(100);

    private volatile long since = NOT;
    private volatile long before;

    /// Whether it hangs: it has waited for so long, and not only because it asked for so much.
    ///
    /// @param patience in nanoseconds
    public boolean isStuck(long patience) {
        long began = since;
        long now = System.nanoTime() - began;
        return began != NOT && now > MOMENT && before + now > patience;
    }

    /// It waits from now on.
    void begin() {
        end();
        since = System.nanoTime() | 1;
    }

    /// It does not wait any more.
    void end() {
        if (since != NOT) {
            before += System.nanoTime() - since;
            since = NOT;
        }
    }
}
