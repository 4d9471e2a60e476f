package io.masthead.search;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What the change log has and the index has not yet, and who waits for that. What nobody waits for is gathered for a
/// while: many changes at once cost little more than one.
final class Backlog {

    private static final long GATHERED_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int MANY = 100;
    private static final long NO_INDEX = -1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /// The last change that this node knows of, that the index has, and that somebody waits for.
    private long known;

    private long taken = NO_INDEX;
    private long wanted;

    /// When the first of what is gathered came.
    private long since;

    private boolean called;

    /// Learns of a change, and all before it.
    void know(long seq) {
        within(() -> {
            if (known <= taken) {
                since = System.nanoTime();
            }
            known = Math.max(known, seq);
        });
    }

    /// The index has taken in all up to this change.
    void take(long seq) {
        within(() -> taken = seq);
    }

    /// There is no index any more.
    void lose() {
        take(NO_INDEX);
    }

    /// Has whoever waits for work look for it now.
    void call() {
        within(() -> called = true);
    }

    /// How many changes the index has still to take in.
    long size() {
        lock.lock();
        try {
            return Math.max(0, known - Math.max(0, taken));
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the index has all that is known now.
    ///
    /// @return whether it has
    boolean awaitTaken(Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            long goal = known;
            if (left > 0 && goal > Math.max(taken, wanted)) {
                wanted = goal;
                changed.signalAll();
            }
            while ((taken == NO_INDEX || taken < goal) && left > 0) {
                left = changed.awaitNanos(left);
            }
            return taken != NO_INDEX && taken >= goal;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for changes to be taken in, or for a call.
    void awaitWork(Duration atMost) {
        await(atMost, true);
    }

    /// Waits for a call only.
    void awaitCall(Duration atMost) {
        await(atMost, false);
    }

    private void await(Duration atMost, boolean forChanges) {
        long end = System.nanoTime() + atMost.toNanos();
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (left > 0 && !called && !(forChanges && isDue())) {
                boolean gathering = forChanges && taken != NO_INDEX && known > taken;
                changed.awaitNanos(gathering ? Math.min(left, since + GATHERED_NANOS - System.nanoTime()) : left);
                left = end - System.nanoTime();
            }
            called = false;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue() {
        boolean isOld = System.nanoTime() - since >= GATHERED_NANOS;
        return taken != NO_INDEX && known > taken && (wanted > taken || known - taken >= MANY || isOld);
    }

    private void within(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
