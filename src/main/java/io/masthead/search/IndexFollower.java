package io.masthead.search;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The one thread that writes into this node's index: opens the one of the last run, has it follow the change log, and
/// puts one that was made anew in its place.
final class IndexFollower implements Runnable {

    /// What the log says when every node shall make its index anew.
    static final String SUBJECT = "search";

    private static final Logger LOG = Logger.getLogger(IndexFollower.class);
    private static final Duration SHORTLY = Duration.ofMillis(100);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);
    private static final Duration UNSAVED = Duration.ofSeconds(10);

    private final IndexSource source;
    private final IndexFolders folders;
    private final Backlog backlog;
    private final ServingIndex serving;
    private final Rebuilds rebuilds;
    private final Duration pause;
    private boolean sought;
    private volatile boolean stopped;

    /// @param pause before the index is opened
    IndexFollower(
            IndexSource source,
            IndexFolders folders,
            Backlog backlog,
            ServingIndex serving,
            Rebuilds rebuilds,
            Duration pause) {
        this.source = source;
        this.folders = folders;
        this.backlog = backlog;
        this.serving = serving;
        this.rebuilds = rebuilds;
        this.pause = pause;
    }

    void stop() {
        stopped = true;
        backlog.call();
    }

    @Override
    public void run() {
        backlog.awaitCall(pause);
        while (!stopped) {
            try {
                if (step()) {
                    backlog.awaitWork(UNSAVED);
                } else {
                    backlog.awaitCall(UNSAVED);
                }
            } catch (Exception failed) {
                LOG.warnf("The search index could not follow the change log: %s", failed);
                // It may have gone back to what is on disk.
                serving.now().ifPresent(index -> backlog.take(index.position().seq()));
                backlog.awaitCall(AFTER_A_FAILURE);
            }
        }
        end();
    }

    /// @return whether there is an index that can follow the log
    private boolean step() throws SQLException {
        if (!sought) {
            seek();
        }
        rebuilds.take().ifPresent(this::serve);
        Optional<LiveIndex> index = serving.now();
        if (index.isPresent() && !index.get().isLost()) {
            follow(index.get());
            return true;
        }
        // One that cannot be written any more goes on as it is, until there is another one.
        rebuilds.beginUnlessRunning();
        return false;
    }

    /// Serves the index of the last run, if it can be used.
    private void seek() throws SQLException {
        backlog.know(source.last());
        folders.lock();
        Optional<IndexFolder> folder = folders.latest();
        Optional<LiveIndex> found = folder.isPresent() ? source.reopen(folder.get()) : Optional.empty();
        if (folder.isPresent() && found.isEmpty()) {
            LOG.info("The search index cannot be used any more and is made anew");
            folder.get().delete();
        }
        found.ifPresent(this::serve);
        sought = true;
    }

    private void serve(LiveIndex fresh) {
        Optional<LiveIndex> before = serving.replace(fresh);
        backlog.take(fresh.position().seq());
        before.ifPresent(LiveIndex::discard);
    }

    private void follow(LiveIndex index) throws SQLException {
        while (backlog.size() > 0 && !stopped) {
            var entries = source.feed(index);
            if (entries.isEmpty()) {
                // What one member of a cluster of databases has told another one may not have yet.
                backlog.awaitCall(SHORTLY);
                break;
            }
            if (entries.stream().anyMatch(entry -> entry.subject().equals(SUBJECT))) {
                rebuilds.begin();
            }
            backlog.take(index.position().seq());
        }
        index.save(UNSAVED);
    }

    private void end() {
        rebuilds.cancel();
        rebuilds.take().ifPresent(LiveIndex::close);
        Optional<LiveIndex> last = serving.replace(null);
        backlog.lose();
        try {
            last.ifPresent(LiveIndex::close);
        } catch (RuntimeException failed) {
            LOG.warnf("The search index could not be closed: %s", failed);
        } finally {
            folders.unlock();
        }
    }
}
