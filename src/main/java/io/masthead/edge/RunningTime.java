package io.masthead.edge;

import jakarta.inject.Singleton;
import java.time.Duration;

/// A clock that does not go on while this node itself stands still: whoever waited meanwhile has not waited in vain. It
/// never goes back.
@Singleton
class RunningTime {

    /// This node itself stood still if it did not look for so long.
    private static final long STANDSTILL_NANOS = Duration.ofMillis(200).toNanos();

    private record Look(long at, long stoodStill) {}

    private volatile Look last = new Look(System.nanoTime(), 0);
    private volatile long steadySince = last.at;

    /// Nanoseconds that this node has run, from an arbitrary beginning. A pause counts as a fifth of a second at most,
    /// from the moment on at which it is one.
    long nanos() {
        Look look = last;
        return look.at + Math.min(System.nanoTime() - look.at, STANDSTILL_NANOS) - look.stoodStill;
    }

    /// For how long it did not stand still, in nanoseconds.
    long steadyFor() {
        return last.at - steadySince;
    }

    /// Sees whether it stood still since the last look; one call at a time, every 50 ms.
    ///
    /// @return whether it did not
    boolean look() {
        Look before = last;
        long now = System.nanoTime();
        long tooLong = now - before.at - STANDSTILL_NANOS;
        if (tooLong <= 0) {
            last = new Look(now, before.stoodStill);
            return true;
        }
        steadySince = now;
        last = new Look(now, before.stoodStill + tooLong);
        return false;
    }
}
