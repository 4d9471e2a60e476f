package io.masthead.shared.database;

/// For how long one request has been waiting for the database in all: for connections, and for answers to statements.
/// Others may look while it waits.
public final class DatabaseWait {

    private static final long NOT = 0;

    private volatile long since = NOT;
    private volatile long before;

    /// In nanoseconds; 0 while it does not wait.
    public long nanos() {
        long began = since;
        return began == NOT ? 0 : before + System.nanoTime() - began;
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
