package io.masthead.edge;

import io.agroal.api.AgroalDataSourceMetrics;
import java.time.Duration;

/// Those who wait for a connection to the database.
final class Crowd {

    /// So many may wait while more is asked for than can be done.
    private static final int MOST_WAITING = 100;

    /// Many who come at once, such as partners after a publication, are served in less; a queue that stands longer does
    /// not end by itself.
    private static final long LONGEST_BURST_NANOS = Duration.ofMillis(600).toNanos();

    private static final long NONE = 0;

    private final AgroalDataSourceMetrics pool;
    private volatile long since = NONE;
    private volatile long seen;

    Crowd(AgroalDataSourceMetrics pool) {
        this.pool = pool;
    }

    /// Whether nobody found the queue empty for longer than any burst takes, and it is long. A crowd that nobody has
    /// seen for so long is another one.
    boolean isStanding() {
        long waiting = pool.awaitingCount();
        if (waiting == 0) {
            since = NONE;
        }
        if (waiting < MOST_WAITING) {
            return false;
        }
        long now = System.nanoTime() | 1;
        if (since == NONE || now - seen > LONGEST_BURST_NANOS) {
            since = now;
        }
        seen = now;
        return now - since > LONGEST_BURST_NANOS;
    }
}
