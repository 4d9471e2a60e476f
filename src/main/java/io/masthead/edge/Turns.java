package io.masthead.edge;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Lets a bounded number of requests be under way at once; others wait for their turn in the order in which they came.
/// When those who wait already are more than can be served in time, who comes then is refused at once: so whoever is
/// let in is served in time, however many come. Whoever waits too long all the same is told so by others.
final class Turns {

    /// How much the latest turn counts for the pace.
    private static final double WEIGHT = 1 / 16.0;

    private final int most;
    private final long longest;
    private final LongSupplier nanos;
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private int underWay;
    private double pace;
    private long passedOn;

    private record Turn(BooleanSupplier begin, long since) {}

    /// @param most how many may be under way at once
    /// @param longest how long somebody may have to wait
    /// @param nanos a clock in nanoseconds
    Turns(int most, Duration longest, LongSupplier nanos) {
        this.most = most;
        this.longest = longest.toNanos();
        this.nanos = nanos;
    }

    /// How many to let be under way of this many connections to the database: some are left to everybody else.
    static int most(int connections) {
        return Math.max(1, connections * 3 / 5);
    }

    /// Takes a turn, at once or later; it must [#end].
    ///
    /// @param begin is run when it has come, and says whether it is still wanted; one that is not need not end
    /// @return whether it will come
    boolean take(BooleanSupplier begin) {
        synchronized (this) {
            if (underWay >= most) {
                long now = nanos.getAsLong();
                return !isTooLong(now) && waiting.add(new Turn(begin, now));
            }
            underWay++;
        }
        if (!begin.getAsBoolean()) {
            end();
        }
        return true;
    }

    /// A turn has ended: whoever waits longest is next.
    void end() {
        for (Turn next = next(); next != null; next = next()) {
            if (next.begin.getAsBoolean()) {
                return;
            }
        }
    }

    private synchronized Turn next() {
        Turn next = waiting.poll();
        if (next == null) {
            underWay--;
            passedOn = 0;
            return null;
        }
        long now = nanos.getAsLong();
        if (passedOn != 0) {
            pace += (now - passedOn - pace) * WEIGHT;
        }
        passedOn = now;
        return next;
    }

    /// Either so many wait, or for so long that nothing moves. No more than have turns may wait all the same: what
    /// holds a few up for a moment, such as a slow disk, is no crowd.
    private boolean isTooLong(long now) {
        return waiting.size() >= most && (waiting.size() * pace > longest || now - waiting.peek().since > longest);
    }
}
