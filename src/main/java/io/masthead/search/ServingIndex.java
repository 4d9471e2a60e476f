package io.masthead.search;

import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/// The index that is asked now, if there is one. Who asks it holds it, so that it is not closed meanwhile.
final class ServingIndex {

    private final ReentrantReadWriteLock inUse = new ReentrantReadWriteLock();
    private volatile LiveIndex live;

    Optional<LiveIndex> now() {
        return Optional.ofNullable(live);
    }

    /// @return the answer, or nothing without an index
    <T> Optional<T> ask(Function<IndexQueries, T> question) {
        Lock shared = inUse.readLock();
        shared.lock();
        try {
            return now().map(index -> question.apply(index.index().queries()));
        } finally {
            shared.unlock();
        }
    }

    /// Puts another one in its place, or none; when this returns, nobody asks the one before any more.
    ///
    /// @param fresh may be `null`
    /// @return the one before, still open
    Optional<LiveIndex> replace(LiveIndex fresh) {
        Lock alone = inUse.writeLock();
        alone.lock();
        try {
            Optional<LiveIndex> before = now();
            live = fresh;
            return before;
        } finally {
            alone.unlock();
        }
    }
}
