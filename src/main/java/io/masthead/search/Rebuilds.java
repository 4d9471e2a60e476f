package io.masthead.search;

import java.util.Optional;

/// The making of this node's index anew, beside the one that serves; one at a time.
final class Rebuilds {

    private final IndexSource source;
    private final IndexFolders folders;
    private final Runnable ready;
    private Rebuild latest;
    private LiveIndex made;

    /// @param ready is called when one was made
    Rebuilds(IndexSource source, IndexFolders folders, Runnable ready) {
        this.source = source;
        this.folders = folders;
        this.ready = ready;
    }

    /// Begins one; one that is under way already is given up for it, because it may have read what changed since.
    synchronized void begin() {
        cancel();
        latest = new Rebuild(source, folders.fresh(), this::offer);
        Thread.ofPlatform().daemon().name("search-rebuild").start(latest);
    }

    /// Begins one unless one is under way.
    synchronized void beginUnlessRunning() {
        if (!isRunning()) {
            begin();
        }
    }

    synchronized void cancel() {
        if (latest != null) {
            latest.cancel();
        }
    }

    synchronized boolean isRunning() {
        return latest != null && latest.isRunning();
    }

    /// How the last one goes, or went.
    synchronized Optional<SearchProgress> progress() {
        return Optional.ofNullable(latest).map(Rebuild::progress);
    }

    /// Hands out an index that was made, once.
    synchronized Optional<LiveIndex> take() {
        Optional<LiveIndex> taken = Optional.ofNullable(made);
        made = null;
        return taken;
    }

    private void offer(LiveIndex fresh) {
        synchronized (this) {
            take().ifPresent(LiveIndex::discard);
            made = fresh;
        }
        ready.run();
    }
}
