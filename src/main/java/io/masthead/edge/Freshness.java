package io.masthead.edge;

import io.masthead.changelog.Tail;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How well this node knows that what it keeps is still true: as well as it follows the change log.
@Singleton
class Freshness {

    /// Silent for longer than this, the database counts as away.
    private static final long AWAY_NANOS = Duration.ofMillis(700).toNanos();

    private final Tail tail;
    private final long longest;

    Freshness(Tail tail, @ConfigProperty(name = "masthead.edge-stale-max") Duration longest) {
        if (longest.isNegative()) {
            throw new IllegalStateException("MASTHEAD_EDGE_STALE_MAX must be a time such as 10m.");
        }
        this.tail = tail;
        this.longest = longest.toNanos();
    }

    /// For how long what is kept was not confirmed by the log, in nanoseconds.
    long age() {
        return tail.silentFor();
    }

    /// Whether the database cannot be asked, as far as this node knows.
    static boolean isAway(long age) {
        return age > AWAY_NANOS;
    }

    /// Whether kept answers may not be sent any more.
    boolean isTooOld(long age) {
        return isAway(age) && age > longest;
    }
}
