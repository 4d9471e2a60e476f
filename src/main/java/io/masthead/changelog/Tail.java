package io.masthead.changelog;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/// Follows the log on this node: asks every 100 ms, and at once when this node has committed a change. It hands what is
/// new to every [Listener], in order, and only then moves its position on. It outlives a lost database: it says for how
/// long it has not heard from it, and goes on where it stopped.
///
/// Who needs to know that this node has taken a change in waits for [#awaitPassed].
@Singleton
public class Tail {

    private static final Logger LOG = Logger.getLogger(Tail.class);
    private static final long PAUSE_MILLIS = 100;
    private static final int BEFORE_OTHERS = 10;
    private static final Duration BEHIND = Duration.ofSeconds(1);

    private final TailConnection connections;
    private final Instance<Listener> listeners;
    private final Semaphore poke = new Semaphore(0);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("change-log-tail").unstarted(this::run);

    private Connection database;
    private volatile long position = -1;
    private volatile long caughtUp = System.nanoTime();
    private volatile long heard = caughtUp;
    private volatile boolean cutOff;
    private volatile boolean stopped;

    Tail(TailConnection connections, Instance<Listener> listeners) {
        this.connections = connections;
        this.listeners = listeners;
    }

    void start(@Observes @Priority(BEFORE_OTHERS) StartupEvent start) throws SQLException {
        database = connections.open();
        position = LogReader.last(database);
        caughtUp = System.nanoTime();
        heard = caughtUp;
        thread.start();
    }

    void stop(@Observes ShutdownEvent end) {
        stopped = true;
        poke.release();
    }

    /// The number of the last change that every listener of this node has taken in.
    public long position() {
        return position;
    }

    /// How long ago this node last knew that nothing was new to it, in nanoseconds: well below a second while the
    /// database can be reached.
    public long silentFor() {
        return System.nanoTime() - caughtUp;
    }

    /// Whether what memory has of the log is too old to let somebody in by it. While the database is heard, it can be
    /// asked instead.
    public boolean isBehind() {
        return silentFor() > BEHIND.toNanos();
    }

    /// How long ago the database last answered, in nanoseconds: less than [#silentFor] while thousands of entries are
    /// taken in, block by block. What memory knows is behind then, but the database can be asked.
    public long unheardFor() {
        return System.nanoTime() - heard;
    }

    /// Whether the last try to reach the database failed. One that says nothing counts after a second and a half.
    public boolean isCutOff() {
        return cutOff;
    }

    /// [#silentFor] for people.
    public Duration silence() {
        return Duration.ofNanos(silentFor());
    }

    /// Waits until this node has taken in the change with this number, and all before it.
    ///
    /// @return whether it has, after waiting no longer than this
    public boolean awaitPassed(long seq, Duration atMost) throws InterruptedException {
        return await(() -> position >= seq, atMost);
    }

    /// Waits until this node has taken in the change with this number, and is not behind.
    ///
    /// @return whether that is so, after waiting no longer than this
    public boolean awaitUpToDate(long seq, Duration atMost) throws InterruptedException {
        return await(() -> position >= seq && !isBehind(), atMost);
    }

    private boolean await(BooleanSupplier reached, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (!reached.getAsBoolean() && left > 0) {
                left = moved.awaitNanos(left);
            }
            return reached.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    /// Looks now instead of a little later.
    public void poke() {
        poke.release();
    }

    private void run() {
        while (!stopped) {
            try {
                poke.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                poke.drainPermits();
                catchUp();
            } catch (SQLException | RuntimeException failed) {
                lose(failed);
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        close();
    }

    private void catchUp() throws SQLException {
        if (database == null) {
            database = connections.open();
            LOG.info("The database can be reached again; the change log is read on from " + position);
        }
        List<Entry> entries;
        do {
            long asked = System.nanoTime();
            entries = LogReader.after(database, position);
            heard = System.nanoTime();
            if (!entries.isEmpty()) {
                tell(entries);
            }
            if (entries.size() < LogReader.BLOCK) {
                caughtUp = asked;
                cutOff = false;
            }
            moveTo(entries.isEmpty() ? position : entries.getLast().seq());
        } while (entries.size() == LogReader.BLOCK);
    }

    private void tell(List<Entry> entries) {
        listeners.stream().sorted(Comparator.comparing(Listener::isLast)).forEach(one -> one.changed(entries));
    }

    private void moveTo(long seq) {
        lock.lock();
        try {
            position = seq;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void lose(Exception failed) {
        cutOff = true;
        if (database != null && !stopped) {
            LOG.warn("The change log cannot be read: " + failed);
        }
        close();
    }

    private void close() {
        try {
            if (database != null) {
                database.close();
            }
        } catch (SQLException alreadyGone) {
            LOG.debug("a lost connection could not be closed", alreadyGone);
        }
        database = null;
    }
}
