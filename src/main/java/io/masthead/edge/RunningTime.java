package io.masthead.edge;

import jakarta.inject.Singleton;
import java.time.Duration;

/// A clock that does not go on while this node itself stands still: whoever waited meanwhile has not waited in vain.
@Singleton
class RunningTime {

    /// This node itself stood still if it did not look for so long.
    private static final long STANDSTILL_NANOS = Duration.ofMillis(200).toNanos();

    private volatile long looked = System.nanoTime();
    private volatile long steadySince = looked;
    private volatile long stoodStill;

    /// Nanoseconds that this node has run, from an arbitrary beginning.
    long nanos() {
        return System.nanoTime() - stoodStill;
    }

    /// For how long it did not stand still, in nanoseconds.
    long steadyFor() {
        return looked - steadySince;
    }

    /// Sees whether it stood still since the last look; one call at a time, every 50 ms.
    ///
    /// @return whether it did not
    boolean look() {
        long now = System.nanoTime();
        long since = now - looked;
        looked = now;
        if (since <= STANDSTILL_NANOS) {
            return true;
        }
        steadySince = now;
        stoodStill += since;
        return false;
    }
}
