package io.masthead.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Work that is cheaper together: while one batch is under way, the next gathers. One thread does it all, and
/// whoever brings something does not wait.
public final class Gathering<T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Gathering.class);
    private static final long SECONDS_TO_END = 15;
    private static final long MOST_PATIENCE = TimeUnit.MILLISECONDS.toNanos(1);

    private final int mostWaiting;
    private final Consumer<List<T>> work;
    private final Thread worker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private List<T> waiting = new ArrayList<>();
    private int weight;
    private int expected;
    private boolean closed;

    /// @param name of the thread
    /// @param mostWaiting the weight of all that may wait at once
    /// @param work is given what has gathered, in order; it must not throw
    public Gathering(String name, int mostWaiting, Consumer<List<T>> work) {
        this.mostWaiting = mostWaiting;
        this.work = work;
        worker = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        worker.start();
    }

    /// Brings something.
    ///
    /// @return whether it was taken; not if too much waits already, nor after the end
    public boolean offer(T one, int itsWeight) {
        lock.lock();
        try {
            if (closed || weight > 0 && weight + itsWeight > mostWaiting) {
                return false;
            }
            waiting.add(one);
            weight += itsWeight;
            if (waiting.size() == 1 || waiting.size() == expected) {
                something.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Takes nothing more, and returns when all that was taken is done.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            something.signal();
        } finally {
            lock.unlock();
        }
        try {
            worker.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        for (List<T> batch = next(); !batch.isEmpty(); batch = next()) {
            try {
                work.accept(batch);
            } catch (RuntimeException | Error broken) {
                // Whatever became of these, the next ones must not wait for a thread that is gone.
                LOG.errorf(broken, "A batch of %d could not be done", batch.size());
            }
        }
    }

    /// Waits for something; nothing is the end.
    private List<T> next() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                something.awaitUninterruptibly();
            }
            gather();
            List<T> batch = waiting;
            expected = batch.size() / 2;
            waiting = new ArrayList<>(batch.size());
            weight = 0;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /// Those who were just answered are about to come back: without a moment's patience the first of them would be a
    /// batch, and all others would wait for it.
    private void gather() {
        long left = MOST_PATIENCE;
        while (waiting.size() < expected && left > 0 && !closed) {
            try {
                left = something.awaitNanos(left);
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
