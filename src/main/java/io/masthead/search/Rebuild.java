package io.masthead.search;

import io.masthead.shared.id.Id;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Makes an index of the published rows, in a folder of its own, and brings it after the log until it may serve. What
/// fails is begun again until it is cancelled.
final class Rebuild implements Runnable {

    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    private static final int AT_ONCE = 200;
    private static final long FIRST_PAUSE_MILLIS = 2_000;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    private final IndexSource source;
    private final IndexFolder folder;
    private final Consumer<LiveIndex> ready;
    private final Semaphore cancelled = new Semaphore(0);
    private final Instant startedAt;

    private volatile long total;
    private volatile long done;
    private volatile Instant finishedAt;
    private volatile boolean running = true;

    /// @param ready is given the index when it may serve
    Rebuild(IndexSource source, IndexFolder folder, Consumer<LiveIndex> ready) {
        this.source = source;
        this.folder = folder;
        this.ready = ready;
        startedAt = source.clock().instant();
    }

    boolean isRunning() {
        return running;
    }

    void cancel() {
        running = false;
        cancelled.release();
    }

    SearchProgress progress() {
        return new SearchProgress(startedAt, finishedAt, done, total);
    }

    @Override
    public void run() {
        try {
            long pause = FIRST_PAUSE_MILLIS;
            while (running && !succeeds() && !cancelled.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
                pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } finally {
            running = false;
        }
    }

    private boolean succeeds() {
        LiveIndex index = null;
        try {
            folder.renew();
            // What changes from now on is in the log behind this.
            index = source.open(folder, source.end());
            fill(index.index());
            catchUp(index);
            if (!running) {
                index.discard();
                return true;
            }
            index.flush();
            finishedAt = source.clock().instant();
            Duration took = Duration.between(startedAt, finishedAt);
            LOG.infof("The search index was made: %d articles in %d ms", done, took.toMillis());
            ready.accept(index);
            running = false;
            merge(index.index());
            return true;
        } catch (Exception failed) {
            LOG.warnf("The search index could not be made and is begun again: %s", failed);
            if (index != null) {
                index.discard();
            }
            return false;
        }
    }

    /// Reads the next texts while those before them are written.
    private void fill(SearchIndex index) throws ExecutionException, InterruptedException {
        total = source.texts().count();
        done = 0;
        try (var writer = Executors.newSingleThreadExecutor()) {
            Future<?> written = CompletableFuture.completedFuture(null);
            List<Id> next = source.texts().after(new Id(Long.MIN_VALUE), AT_ONCE);
            while (running && !next.isEmpty()) {
                List<Id> articles = next;
                List<Indexed> texts = source.texts().of(articles);
                next = source.texts().after(articles.getLast(), AT_ONCE);
                written.get();
                written = writer.submit(() -> write(index, articles, texts));
            }
            written.get();
        }
        index.refresh();
    }

    private void write(SearchIndex index, List<Id> articles, List<Indexed> texts) {
        if (source.isInside()) {
            index.add(texts);
        } else {
            // The cluster's index is the one that serves: what stands in it is written over.
            index.replace(articles, texts);
        }
        done += articles.size();
    }

    /// What serves already gets faster.
    private void merge(SearchIndex index) {
        try {
            if (source.isInside()) {
                index.merge();
            }
        } catch (RuntimeException closed) {
            LOG.debug("The parts of the search index were not joined", closed);
        }
    }

    private void catchUp(LiveIndex index) throws SQLException {
        boolean more = true;
        while (running && more) {
            more = !source.feed(index).isEmpty();
        }
    }
}
