package io.masthead.search;

import io.masthead.changelog.Entry;
import io.masthead.shared.id.Id;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// An index that follows the log. One thread at a time writes.
final class LiveIndex {

    private static final int MOST_FAILURES = 10;

    private final SearchIndex index;
    private final IndexFolder folder;
    private final Clock clock;
    private volatile IndexFolder.Position position;
    private Instant unsavedSince;
    private int failures;

    private LiveIndex(SearchIndex index, IndexFolder folder, IndexFolder.Position position, Clock clock) {
        this.index = index;
        this.folder = folder;
        this.position = position;
        this.clock = clock;
    }

    /// @param position how far it is
    static LiveIndex open(SearchEngine engine, IndexFolder folder, IndexFolder.Position position, Clock clock) {
        return new LiveIndex(SearchIndex.open(engine, folder), folder, position, clock);
    }

    SearchIndex index() {
        return index;
    }

    /// How far it is: whoever asks it finds all changes up to here.
    IndexFolder.Position position() {
        return position;
    }

    /// Whether it cannot be written any more, and has to be made anew.
    boolean isLost() {
        return failures >= MOST_FAILURES;
    }

    /// Takes a block of the log in.
    ///
    /// @param texts what these articles say now
    void take(List<Entry> entries, List<Indexed> texts, Collection<Id> articles) {
        if (!articles.isEmpty()) {
            write(() -> {
                index.replace(articles, texts);
                index.refresh();
            });
        }
        position = IndexFolder.Position.of(entries.getLast());
        if (unsavedSince == null) {
            unsavedSince = clock.instant();
        }
    }

    /// Writes down what was taken in, if the first of it is so old.
    void save(Duration age) {
        if (unsavedSince != null && !unsavedSince.plus(age).isAfter(clock.instant())) {
            flush();
            unsavedSince = null;
        }
    }

    /// Writes everything down.
    void flush() {
        write(() -> {
            index.flush();
            folder.write(position);
        });
    }

    /// After an error (a full disk) all may be gone that was not on disk: it goes on from there. Where nothing is left,
    /// or nothing helps, it is lost.
    private void write(Runnable what) {
        try {
            what.run();
            failures = 0;
        } catch (RuntimeException failed) {
            failures = folder.position().isPresent() ? failures + 1 : MOST_FAILURES;
            position = folder.position().orElse(position);
            unsavedSince = null;
            throw failed;
        }
    }

    void close() {
        try {
            save(Duration.ZERO);
        } finally {
            index.close();
        }
    }

    /// Closes it and removes its folder.
    void discard() {
        try {
            index.close();
        } finally {
            folder.delete();
        }
    }
}
