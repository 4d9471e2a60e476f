package io.masthead.search;

import io.masthead.changelog.Entries;
import io.masthead.changelog.Entry;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an index is made of: the change log says which articles, the published rows what they say.
@Singleton
class IndexSource {

    private final SearchEngine engine;
    private final Entries log;
    private final PublishedTexts texts;
    private final Clock clock;

    IndexSource(SearchEngine engine, Entries log, PublishedTexts texts, Clock clock) {
        this.engine = engine;
        this.log = log;
        this.texts = texts;
        this.clock = clock;
    }

    PublishedTexts texts() {
        return texts;
    }

    Clock clock() {
        return clock;
    }

    /// Whether an index is a node's own, and not that of a cluster.
    boolean isInside() {
        return engine.isInside();
    }

    /// The number of the last change.
    long last() throws SQLException {
        return log.last();
    }

    /// The end of the log, from where on an index follows that is made now.
    IndexFolder.Position end() throws SQLException {
        return log.find(log.last()).map(IndexFolder.Position::of).orElse(IndexFolder.Position.BEGINNING);
    }

    /// Opens an index, or begins one.
    LiveIndex open(IndexFolder folder, IndexFolder.Position position) {
        return LiveIndex.open(engine, folder, position, clock);
    }

    /// Opens the index of a folder if it is whole, and made from this log, of which nothing is missing since.
    Optional<LiveIndex> reopen(IndexFolder folder) throws SQLException {
        IndexFolder.Position position = folder.position().orElse(IndexFolder.Position.BEGINNING);
        boolean ofThisLog = log.find(position.seq())
                .filter(entry -> entry.at().equals(position.at()))
                .isPresent();
        boolean missedNothing = position.seq() >= log.horizon();
        return ofThisLog && missedNothing && (!isInside() || folder.isWhole())
                ? Optional.of(open(folder, position))
                : Optional.empty();
    }

    /// Has an index take in the next block of the log.
    ///
    /// @return the block; empty if there is nothing new
    List<Entry> feed(LiveIndex index) throws SQLException {
        List<Entry> entries = log.after(index.position().seq());
        if (!entries.isEmpty()) {
            Set<Id> articles = new LinkedHashSet<>();
            entries.stream()
                    .filter(entry -> entry.subject().equals("article"))
                    .map(Entry::subjectId)
                    .forEach(articles::add);
            index.take(entries, texts.of(articles), articles);
        }
        return entries;
    }
}
