package io.masthead.changelog;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// The log as it stands in the database, for those who keep a position of their own outside of it: an index on a node's
/// disk knows best how far it is.
@Singleton
public class Entries {

    private final DataSource database;

    Entries(DataSource database) {
        this.database = database;
    }

    /// The number of the last change that was committed.
    public long last() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return LogReader.last(connection);
        }
    }

    /// Up to this number the log was thinned out: who stands before it has missed something.
    public long horizon() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return LogReader.horizon(connection);
        }
    }

    /// The entries after a number, in order; some hundreds at most. Empty when there are none yet.
    public List<Entry> after(long seq) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return LogReader.after(connection, seq);
        }
    }

    /// The entry with this number, if the log still has it.
    public Optional<Entry> find(long seq) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return LogReader.after(connection, seq - 1).stream().findFirst().filter(entry -> entry.seq() == seq);
        }
    }
}
