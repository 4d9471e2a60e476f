package io.masthead.shared.database;

import io.masthead.shared.id.Id;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.jdbc.ReturningWork;

/// A native statement that is put together of parts, each with its values. Values never become part of the text.
///
/// It goes to the driver as it is, in the session's transaction and after the session's own changes: read by
/// Hibernate, statement and columns would be taken apart anew each time, which takes longer than the database does.
public final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /// Starts a statement.
    public static Sql of(String part, Object... values) {
        return new Sql().add(part, values);
    }

    /// Appends a part.
    ///
    /// @param part SQL with a `?` for each value
    /// @param values ids, numbers, texts, moments; a collection fills its `?` with a bracketed list
    public Sql add(String part, Object... values) {
        int next = 0;
        int from = 0;
        for (int mark = part.indexOf('?'); mark >= 0; mark = part.indexOf('?', from)) {
            text.append(part, from, mark);
            bind(values[next++]);
            from = mark + 1;
        }
        text.append(part, from, part.length());
        if (next != values.length) {
            throw new IllegalArgumentException("as many values as question marks are needed: " + part);
        }
        return this;
    }

    /// Appends another statement with its values.
    public Sql add(Sql other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    /// Runs it and reads its rows.
    public List<Row> rows(EntityManager database) {
        return inSession(database, connection -> {
            try (PreparedStatement statement = prepared(connection);
                    ResultSet found = statement.executeQuery()) {
                return read(found);
            }
        });
    }

    /// Runs it as a change.
    ///
    /// @return how many rows it concerned
    public int run(EntityManager database) {
        return inSession(database, connection -> {
            try (PreparedStatement statement = prepared(connection)) {
                return statement.executeUpdate();
            }
        });
    }

    private static <T> T inSession(EntityManager database, ReturningWork<T> work) {
        SharedSessionContractImplementor session = database.unwrap(SharedSessionContractImplementor.class);
        ReturningWork<T> counted = connection -> {
            long began = System.nanoTime();
            SqlMeter.begin();
            try {
                return work.execute(connection);
            } finally {
                SqlMeter.count(System.nanoTime() - began);
            }
        };
        if (session.isTransactionInProgress()) {
            database.flush();
            return session.doReturningWork(counted);
        }
        try {
            return session.doReturningWork(counted);
        } finally {
            // Without a transaction nothing needs the same connection for the next statement.
            session.getJdbcCoordinator().afterTransaction();
        }
    }

    private PreparedStatement prepared(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            statement.setObject(i + 1, value instanceof Instant moment ? MomentJdbcType.datetime(moment) : value);
        }
        return statement;
    }

    private static List<Row> read(ResultSet found) throws SQLException {
        ResultSetMetaData kinds = found.getMetaData();
        boolean[] moments = new boolean[kinds.getColumnCount()];
        for (int i = 0; i < moments.length; i++) {
            moments[i] = kinds.getColumnType(i + 1) == Types.TIMESTAMP;
        }
        List<Row> rows = new ArrayList<>();
        while (found.next()) {
            Object[] columns = new Object[moments.length];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = moments[i] ? moment(found, i + 1) : found.getObject(i + 1);
            }
            rows.add(new Row(columns));
        }
        return rows;
    }

    /// As the column has it, which is UTC: a `Timestamp` would be turned into the zone of a calendar and back.
    private static Instant moment(ResultSet found, int column) throws SQLException {
        LocalDateTime moment = found.getObject(column, LocalDateTime.class);
        return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
    }

    private void bind(Object value) {
        if (value instanceof Collection<?> many) {
            List<Object> list = padded(many);
            text.append('(').append("?, ".repeat(list.size() - 1)).append("?)");
            list.forEach(one -> values.add(plain(one)));
        } else {
            text.append('?');
            values.add(plain(value));
        }
    }

    private static Object plain(Object value) {
        return value instanceof Id id ? Long.valueOf(id.value()) : value;
    }

    /// Lists of 1, 4, 16, 64 … values, the last one repeated: few statements in all, which the driver can keep
    /// prepared.
    private static List<Object> padded(Collection<?> many) {
        List<Object> list = new ArrayList<>(many.isEmpty() ? List.of(-1L) : many);
        while (Integer.bitCount(list.size()) > 1 || Integer.numberOfTrailingZeros(list.size()) % 2 > 0) {
            list.add(list.getLast());
        }
        return list;
    }
}
