package io.masthead.shared.database;

import java.util.concurrent.TimeUnit;

/// For how long one request has been waiting for the database in all: for connections, and for answers to statements.
/// Others may look while it waits, and break it off.
public final class DatabaseWait {

    /// Longer than almost every statement.
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(100);

    private Thread waiting;
    private long since;
    private long before;
    private boolean brokenOff;

    /// Whether it hangs: it has waited for so long, and not only because it asked for so much.
    ///
    /// @param patience in nanoseconds
    public synchronized boolean isStuck(long patience) {
        long now = System.nanoTime() - since;
        return waiting != null && now > MOMENT && before + now > patience;
    }

    /// Ends the wait, if it still lasts, with the failure of a connection that is lost. What the statement has done is
    /// unknown then. Only virtual threads can be called back from a connection; others wait on.
    public synchronized void breakOff() {
        if (waiting != null && waiting.isVirtual() && !brokenOff) {
            brokenOff = true;
            waiting.interrupt();
        }
    }

    /// It waits from now on.
    synchronized void begin() {
        end();
        waiting = Thread.currentThread();
        since = System.nanoTime();
    }

    /// It does not wait any more.
    synchronized void end() {
        if (waiting == null) {
            return;
        }
        before += System.nanoTime() - since;
        if (brokenOff && waiting == Thread.currentThread()) {
            // Whatever is left of the interruption is nobody else's.
            Thread.interrupted();
        }
        brokenOff = false;
        waiting = null;
    }
}
