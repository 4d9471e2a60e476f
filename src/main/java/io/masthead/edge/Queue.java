package io.masthead.edge;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Whether those who wait for a connection to the database are more than will get one in time. How long the last of
/// them
/// will wait follows from how many got one since the queue began: many who come at once, such as partners after a
/// publication, are let in as long as all of them can be served soon.
final class Queue {

    /// So few are no queue.
    private static final int FEW = 40;

    private static final long LONGEST_WAIT = Duration.ofMillis(350).toNanos();

    /// Over less time nothing can be said.
    private static final long SHORTEST_LOOK = Duration.ofMillis(50).toNanos();

    /// What is longer ago than that says nothing any more.
    private static final long LONGEST_LOOK = Duration.ofMillis(500).toNanos();

    private final LongSupplier nanos;
    private long since;
    private long servedBefore;
    private double pace;

    /// @param nanos a clock in nanoseconds
    Queue(LongSupplier nanos) {
        this.nanos = nanos;
        since = nanos.getAsLong();
    }

    /// @param waiting how many wait now
    /// @param served how many have been served in all
    synchronized boolean isTooLong(long waiting, long served) {
        long now = nanos.getAsLong();
        long looked = now - since;
        if (waiting == 0 || looked > 2 * LONGEST_LOOK) {
            look(now, served, 0);
            return false;
        }
        if (looked > LONGEST_LOOK) {
            look(now, served, pace(looked, served));
        } else if (looked > SHORTEST_LOOK) {
            pace = pace(looked, served);
        }
        return waiting >= FEW && waiting * pace > LONGEST_WAIT;
    }

    private double pace(long looked, long served) {
        return (double) looked / Math.max(1, served - servedBefore);
    }

    private void look(long now, long served, double paceBefore) {
        since = now;
        servedBefore = served;
        pace = paceBefore;
    }
}
