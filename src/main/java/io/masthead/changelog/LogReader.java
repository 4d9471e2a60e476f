package io.masthead.changelog;

import io.masthead.shared.id.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads the log over a connection.
final class LogReader {

    /// How many entries are read at once.
    static final int BLOCK = 500;

    private LogReader() {}

    /// The number of the last change that was committed.
    static long last(Connection database) throws SQLException {
        return number(database, "select seq from change_sequence where id = 1");
    }

    /// Up to this number the log was thinned out.
    static long horizon(Connection database) throws SQLException {
        return number(database, "select horizon from change_sequence where id = 1");
    }

    private static long number(Connection database, String select) throws SQLException {
        try (var statement = database.prepareStatement(select);
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /// The entries after a number, in order; at most a [#BLOCK].
    static List<Entry> after(Connection database, long seq) throws SQLException {
        List<Entry> found = new ArrayList<>();
        try (var statement = database.prepareStatement("select seq, at, type, subject, subject_id, surrogate_keys"
                + " from change_entry where seq > ? order by seq limit " + BLOCK)) {
            statement.setLong(1, seq);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Entry(
                            row.getLong(1),
                            row.getObject(2, java.time.LocalDateTime.class).toInstant(ZoneOffset.UTC),
                            row.getString(3),
                            row.getString(4),
                            new Id(row.getLong(5)),
                            keys(row.getString(6))));
                }
            }
        }
        return found;
    }

    static Set<String> keys(String text) {
        return text.isEmpty() ? Set.of() : Set.copyOf(List.of(text.split(" ")));
    }
}
