package io.masthead.changelog;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What the log says of one thing.
@Singleton
public class Trail {

    private final EntityManager database;

    Trail(EntityManager database) {
        this.database = database;
    }

    /// The entries of these types about one thing, in order; one statement.
    public List<Entry> of(String subject, Id id, List<String> types) {
        return Sql.of(
                        "select seq, at, type, surrogate_keys from change_entry where subject_id = ? and subject = ?"
                                + " and type in ? order by seq",
                        id,
                        subject,
                        types)
                .rows(database)
                .stream()
                .map(row ->
                        new Entry(row.number(0), row.instant(1), row.text(2), subject, id, LogReader.keys(row.text(3))))
                .toList();
    }

    /// Entries that follow each other in the log.
    ///
    /// @param end the number up to which nothing of these subjects is left out
    /// @param more whether there may be more right now
    public record Stretch(List<Entry> entries, long end, boolean more) {}

    /// The number of the last change that was committed.
    public long last() {
        return Sql.of("select seq from change_sequence where id = 1")
                .rows(database)
                .getFirst()
                .number(0);
    }

    /// The entries about things of these kinds after a number, in order; three small statements.
    ///
    /// @return nothing if entries after that number are no longer kept
    public Optional<Stretch> after(long seq, Collection<String> subjects, int most) {
        long last = last();
        List<Row> first = Sql.of("select min(seq) from change_entry").rows(database);
        if (!first.getFirst().absent(0) && first.getFirst().number(0) > seq + 1) {
            return Optional.empty();
        }
        List<Entry> found = Sql.of(
                        "select seq, at, type, subject, subject_id, surrogate_keys from change_entry"
                                + " where seq > ? and seq <= ? and subject in ? order by seq limit ?",
                        seq,
                        last,
                        subjects,
                        most)
                .rows(database)
                .stream()
                .map(row -> new Entry(
                        row.number(0),
                        row.instant(1),
                        row.text(2),
                        row.text(3),
                        row.id(4),
                        LogReader.keys(row.text(5))))
                .toList();
        boolean more = found.size() == most;
        return Optional.of(new Stretch(found, more ? found.getLast().seq() : last, more));
    }
}
