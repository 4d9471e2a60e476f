package io.masthead.changelog;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the log says of things, for those who ask it page by page.
@Singleton
public class Trail {

    private static final String COLUMNS =
            "select seq, at, type, subject, subject_id, surrogate_keys, state_before, state_after from change_entry where ";

    private final EntityManager database;

    Trail(EntityManager database) {
        this.database = database;
    }

    /// The entries of these types about one thing, in order; one statement.
    public List<Entry> of(String subject, Id id, List<String> types) {
        return of(subject, List.of(id), types);
    }

    /// The entries of these types about several things, in order; one statement.
    public List<Entry> of(String subject, Collection<Id> ids, List<String> types) {
        return read(
                Sql.of(COLUMNS + "subject_id in ? and subject = ? and type in ? order by seq", ids, subject, types));
    }

    /// Which of these things the log has told of since a number, by entries of these types; one statement.
    public Set<Id> toldOf(String subject, Collection<Id> ids, List<String> types, long since) {
        return Sql.of(
                        "select distinct subject_id from change_entry where subject_id in ? and subject = ?"
                                + " and type in ? and seq > ?",
                        ids,
                        subject,
                        types,
                        since)
                .rows(database)
                .stream()
                .map(row -> row.id(0))
                .collect(Collectors.toSet());
    }

    /// The entry with this number.
    public Optional<Entry> at(long seq) {
        return read(Sql.of(COLUMNS + "seq = ?", seq)).stream().findFirst();
    }

    /// How far the log reaches.
    ///
    /// @param last the number of its last entry
    /// @param horizon up to this number it was thinned out; who stands before it has missed something
    public record Reach(long last, long horizon) {}

    public Reach reach() {
        Row row = Sql.of("select seq, horizon from change_sequence where id = 1")
                .rows(database)
                .getFirst();
        return new Reach(row.number(0), row.number(1));
    }

    /// The entries about these kinds of things after one number and up to another, in order.
    public List<Entry> between(long after, long until, List<String> subjects, int most) {
        return read(Sql.of(
                COLUMNS + "seq > ? and seq <= ? and subject in ? order by seq limit ?", after, until, subjects, most));
    }

    private List<Entry> read(Sql sql) {
        return sql.rows(database).stream()
                .map(row -> new Entry(
                        row.number(0),
                        row.instant(1),
                        row.text(2),
                        row.text(3),
                        row.id(4),
                        LogReader.keys(row.text(5)),
                        row.text(6),
                        row.text(7)))
                .toList();
    }
}
