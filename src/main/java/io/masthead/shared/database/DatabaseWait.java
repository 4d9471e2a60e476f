package io.masthead.shared.database;

/// For how long one request has been waiting for the database: for a connection, or for the answer to a statement.
/// Others
/// may look while it waits.
public final class DatabaseWait {

    private static final long NOT = 0;

    private volatile long since = NOT;

    /// In nanoseconds; 0 while it does not wait.
    public long nanos() {
        long began = since;
        return began == NOT ? 0 : System.nanoTime() - began;
    }

    /// It waits from now on.
    public void begin() {
        since = System.nanoTime() | 1;
    }

    /// It does not wait any more.
    public void end() {
        since = NOT;
    }
}
