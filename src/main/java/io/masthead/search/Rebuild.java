package io.masthead.search;

import io.masthead.changelog.Entries;
import io.masthead.changelog.Entry;
import io.masthead.shared.id.Id;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Makes an index of the published rows, in a folder of its own, and brings it after the log until it may serve. What
/// fails is begun again until it is cancelled.
final class Rebuild implements Runnable {

    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    private static final int AT_ONCE = 200;
    private static final long PAUSE_MILLIS = 2_000;

    private final SearchEngine engine;
    private final IndexFolder folder;
    private final Entries log;
    private final PublishedTexts texts;
    private final Clock clock;
    private final Consumer<LiveIndex> ready;
    private final Semaphore cancelled = new Semaphore(0);
    private final Instant startedAt;

    private volatile long total;
    private volatile long done;
    private volatile Instant finishedAt;
    private volatile boolean running = true;

    /// @param ready is given the index when it may serve
    Rebuild(
            SearchEngine engine,
            IndexFolder folder,
            Entries log,
            PublishedTexts texts,
            Clock clock,
            Consumer<LiveIndex> ready) {
        this.engine = engine;
        this.folder = folder;
        this.log = log;
        this.texts = texts;
        this.clock = clock;
        this.ready = ready;
        startedAt = clock.instant();
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
            while (running && !succeeds()) {
                if (cancelled.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
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
            folder.delete();
            IndexFolder.Position beginning = beginning();
            index = LiveIndex.open(engine, folder, beginning, clock);
            fill(index.index());
            catchUp(index);
            if (!running) {
                index.discard();
                return true;
            }
            index.index().flush();
            folder.write(index.position());
            finishedAt = clock.instant();
            Duration took = Duration.between(startedAt, finishedAt);
            LOG.infof("The search index was made: %d articles in %d ms", done, took.toMillis());
            running = false;
            ready.accept(index);
            return true;
        } catch (Exception failed) {
            LOG.warnf("The search index could not be made and is begun again: %s", failed);
            if (index != null) {
                index.discard();
            }
            return false;
        }
    }

    /// What changes from now on is in the log behind this.
    private IndexFolder.Position beginning() throws SQLException {
        return log.find(log.last()).map(IndexFolder.Position::of).orElse(IndexFolder.Position.BEGINNING);
    }

    private void fill(SearchIndex index) {
        total = texts.count();
        done = 0;
        Id last = new Id(Long.MIN_VALUE);
        List<Id> next = texts.after(last, AT_ONCE);
        while (running && !next.isEmpty()) {
            if (engine.isInside()) {
                index.add(texts.of(next));
            } else {
                // The cluster's index is the one that serves: what stands in it is written over.
                index.replace(next, texts.of(next));
            }
            done += next.size();
            next = texts.after(next.getLast(), AT_ONCE);
        }
        index.refresh();
    }

    private void catchUp(LiveIndex index) throws SQLException {
        List<Entry> entries = log.after(index.position().seq());
        while (running && !entries.isEmpty()) {
            var articles = IndexKeeper.articles(entries);
            index.take(entries, texts.of(articles), articles);
            entries = log.after(index.position().seq());
        }
    }
}
