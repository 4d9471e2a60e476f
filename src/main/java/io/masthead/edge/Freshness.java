package io.masthead.edge;

import io.masthead.changelog.Tail;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How well this node knows that what it keeps is still true: as well as it follows the change log.
@Singleton
class Freshness {

    /// Silent for longer than this, the database counts as away, whatever the reason.
    private static final long AWAY_NANOS = Duration.ofSeconds(2).toNanos();

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

    /// Whether the database cannot be asked, as far as this node knows. One that takes in thousands of changes can ask.
    boolean isAway() {
        return tail.isCutOff() || tail.unheardFor() > AWAY_NANOS;
    }

    /// Whether what memory knows is older than the database, which can be asked instead.
    boolean isBehind() {
        return tail.isBehind();
    }

    /// Whether somebody waits in vain: for so long nothing was heard from the database either. A node that is merely
    /// busy hears from it now and then.
    ///
    /// @param waited in nanoseconds
    boolean isVain(long waited) {
        return tail.isCutOff() || tail.unheardFor() >= waited;
    }

    /// Whether kept answers may not be sent any more.
    boolean isTooOld(long age) {
        return age > AWAY_NANOS && age > longest;
    }
}
