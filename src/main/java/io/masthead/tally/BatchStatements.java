package io.masthead.tally;

import io.masthead.shared.id.Id;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Statements of one batch, gathered to be sent together: one way to the database and back for them all. If one
/// fails, none after it is run. How many rows they have differs every time, so they are written out instead of
/// prepared, which numbers, moments and hashes allow.
final class BatchStatements {

    private static final int ROWS_A_STATEMENT = 1000;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("''uuuu-MM-dd HH:mm:ss.SSSSSS''").withZone(ZoneOffset.UTC);

    private final StringBuilder sql = new StringBuilder();

    /// Who reads the rows of each statement that has some, in order.
    private final Queue<Reader> readers = new ArrayDeque<>();

    /// Reads one row.
    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    /// Enters the batch. That fails as a duplicate if an earlier try of it is in, and waits for one that may
    /// still be about to commit.
    ///
    /// @param before the writer's batch before, which nobody needs any more
    void enter(Id batch, Id before, Instant now) {
        statement("insert into tally_batch (batch_id, at) values (" + batch.value() + ", " + UTC.format(now) + ")");
        statement("delete from tally_batch where batch_id = " + before.value());
    }

    /// Takes the names that are free.
    void take(Collection<Once> names, Id batch) {
        write(
                "insert ignore into tally_once (name_hash, batch_id, until_at) values ",
                names,
                name -> "(" + literal(name.hash()) + ", " + batch.value() + ", " + UTC.format(name.until()) + ")",
                ", ",
                "",
                null);
    }

    /// Asks which of these names the batch has taken.
    ///
    /// @param taken is given those
    void ask(Collection<Once.Hash> names, Id batch, Consumer<Once.Hash> taken) {
        write(
                "select name_hash from tally_once where batch_id = " + batch.value() + " and name_hash in (",
                names,
                BatchStatements::literal,
                ", ",
                ")",
                row -> taken.accept(Once.Hash.of(row.getBytes(1))));
    }

    /// Locks counts until the commit, those that do not exist yet too, and asks how far they are.
    ///
    /// @param counters of one table whose keys are whole numbers
    /// @param reached is given each of them
    void hold(CounterTable table, List<Counter> counters, ObjLongConsumer<Counter> reached) {
        add(table, counters.stream().map(counter -> Map.entry(counter, 0L)).toList());
        int keys = table.keys().size();
        write(
                "select " + String.join(", ", table.keys()) + ", " + table.count() + " from " + table.name()
                        + " where ",
                counters,
                BatchStatements::condition,
                " or ",
                " for update",
                row -> {
                    List<Comparable<?>> key = new ArrayList<>(keys);
                    for (int column = 1; column <= keys; column++) {
                        key.add(row.getLong(column));
                    }
                    reached.accept(new Counter(table, key), row.getLong(keys + 1));
                });
    }

    /// Adds to counts; the addition happens in SQL.
    void add(CounterTable table, List<Map.Entry<Counter, Long>> sums) {
        String count = table.count();
        write(
                "insert into " + table.name() + " (" + String.join(", ", table.keys()) + ", " + count + ") values ",
                sums,
                BatchStatements::row,
                ", ",
                " on duplicate key update " + count + " = " + count + " + values(" + count + ")",
                null);
    }

    void commit() {
        statement("commit");
    }

    /// Sends what was gathered, and hands over the rows that come back.
    void run(Connection connection) throws SQLException {
        if (sql.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql.toString());
            while (rows || statement.getUpdateCount() >= 0) {
                if (rows) {
                    read(statement, readers.remove());
                }
                rows = statement.getMoreResults();
            }
        }
        sql.setLength(0);
    }

    private static void read(Statement statement, Reader reader) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    /// @param reader of the rows that come back, or `null` if none do
    private <T> void write(
            String before, Collection<T> some, Function<T, String> one, String between, String after, Reader reader) {
        List<T> list = List.copyOf(some);
        for (int from = 0; from < list.size(); from += ROWS_A_STATEMENT) {
            List<T> part = list.subList(from, Math.min(from + ROWS_A_STATEMENT, list.size()));
            statement(part.stream().map(one).collect(Collectors.joining(between, before, after)));
            if (reader != null) {
                readers.add(reader);
            }
        }
    }

    private void statement(String one) {
        sql.append(sql.isEmpty() ? "" : ";\n").append(one);
    }

    private static String row(Map.Entry<Counter, Long> sum) {
        StringBuilder row = new StringBuilder("(");
        for (Comparable<?> key : sum.getKey().key()) {
            row.append(key instanceof Instant moment ? UTC.format(moment) : key).append(", ");
        }
        return row.append(sum.getValue()).append(')').toString();
    }

    /// Written so that both databases look it up by the index.
    private static String condition(Counter counter) {
        List<String> columns = counter.table().keys();
        return IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i) + " = " + counter.key().get(i))
                .collect(Collectors.joining(" and ", "(", ")"));
    }

    private static String literal(Once.Hash hash) {
        HexFormat hex = HexFormat.of();
        return "x'" + hex.toHexDigits(hash.high()) + hex.toHexDigits(hash.low()) + "'";
    }
}
