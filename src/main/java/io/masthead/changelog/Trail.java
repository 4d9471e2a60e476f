package io.masthead.changelog;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

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
}
