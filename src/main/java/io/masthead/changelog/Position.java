package io.masthead.changelog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Where a follower stands in the log, and the work of bringing it further. The row is a lease too: one node holds it,
/// renews it with every step, and another takes over when it has run out.
final class Position implements Runnable {

    private static final Logger LOG = Logger.getLogger(Position.class);
    private static final Duration LEASE = Duration.ofSeconds(30);

    /// No lease ends later than this: one that does was taken before the clock was set back.
    private static final Duration LONGEST = LEASE.multipliedBy(2);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    private final Follower follower;
    private final DataSource database;
    private final Tail tail;
    private final Clock clock;
    private final String holder = UUID.randomUUID().toString();
    private final Semaphore ending = new Semaphore(0);
    private volatile long seq = -1;
    private boolean mine;
    private long end;
    private long pause = FIRST_PAUSE_MILLIS;

    Position(Follower follower, DataSource database, Tail tail, Clock clock) {
        this.follower = follower;
        this.database = database;
        this.tail = tail;
        this.clock = clock;
    }

    /// How many entries it is behind, as far as this node knows.
    double lag() {
        return seq < 0 ? 0 : Math.max(0, tail.position() - seq);
    }

    void stop() {
        ending.release();
    }

    @Override
    public void run() {
        try {
            while (!ending.tryAcquire(step(), TimeUnit.MILLISECONDS)) {
                if (seq >= 0 && tail.awaitPassed(seq + 1, IDLE)) {
                    tail.awaitPassed(seq + follower.atOnce(), follower.gathering());
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    /// Hands the next block over, if it is this node's turn.
    ///
    /// @return how long to wait before the next try, in milliseconds
    private long step() {
        try {
            List<Entry> entries = next();
            List<Entry> block = entries.subList(0, Math.min(entries.size(), follower.atOnce()));
            long began = System.nanoTime();
            if (!block.isEmpty()) {
                follower.follow(block);
                moveTo(block.getLast().seq());
            }
            pause = FIRST_PAUSE_MILLIS;
            if (isOutrun(entries.size() - block.size(), block.size())) {
                Duration worked = Duration.ofNanos(System.nanoTime() - began);
                return follower.rest(worked).toMillis();
            }
            return mine ? 0 : IDLE.toMillis();
        } catch (Exception failed) {
            LOG.warnf("%s: %s; tried again in %d ms", follower.name(), failed.getMessage(), pause);
            long wait = pause;
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
            return wait;
        }
    }

    /// Whether something is left, and the log has grown by more than was done since the last time.
    private boolean isOutrun(int left, int done) {
        long grown = tail.position() - end;
        end += grown;
        return left > 0 && grown > done;
    }

    /// The entries after its position; none while another node holds the lease.
    private List<Entry> next() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Instant now = clock.instant();
            enter(connection);
            try (var take = connection.prepareStatement("update change_follower set held_by = ?, held_until = ?"
                    + " where name = ? and (held_by = ? or held_until < ? or held_until > ?)")) {
                take.setString(1, holder);
                take.setTimestamp(2, Timestamp.from(now.plus(LEASE)));
                take.setString(3, follower.name());
                take.setString(4, holder);
                take.setTimestamp(5, Timestamp.from(now));
                take.setTimestamp(6, Timestamp.from(now.plus(LONGEST)));
                mine = take.executeUpdate() > 0;
                seq = read(connection);
                return mine ? LogReader.after(connection, seq) : List.of();
            }
        }
    }

    private void enter(Connection connection) throws SQLException {
        if (seq >= 0) {
            return;
        }
        try (var enter =
                connection.prepareStatement("insert ignore into change_follower (name, seq, held_by, held_until)"
                        + " select ?, seq * ?, '', '1970-01-02' from change_sequence where id = 1")) {
            enter.setString(1, follower.name());
            enter.setInt(2, follower.beginsAtTheBeginning() ? 0 : 1);
            enter.executeUpdate();
        }
    }

    private long read(Connection connection) throws SQLException {
        try (var read = connection.prepareStatement("select seq from change_follower where name = ?")) {
            read.setString(1, follower.name());
            try (var row = read.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /// Whoever lost the lease meanwhile moves nothing.
    private void moveTo(long reached) throws SQLException {
        try (Connection connection = database.getConnection();
                var move = connection.prepareStatement(
                        "update change_follower set seq = ? where name = ? and held_by = ?")) {
            move.setLong(1, reached);
            move.setString(2, follower.name());
            move.setString(3, holder);
            move.executeUpdate();
            seq = reached;
        }
    }
}
