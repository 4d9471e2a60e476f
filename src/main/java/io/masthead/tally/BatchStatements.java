package io.masthead.tally;

import io.masthead.shared.id.Id;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Statements of one batch, gathered to be sent together: one way to the database and back for them all. If one fails,
/// none after it is run. How many rows they have differs every time, so they are written out instead of prepared, which
/// numbers, moments and hashes allow.
final class BatchStatements {

    private static final int ROWS_A_STATEMENT = 1000;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("''uuuu-MM-dd HH:mm:ss.SSSSSS''").withZone(ZoneOffset.UTC);

    private final StringBuilder sql = new StringBuilder();

    /// Enters the batch. That fails as a duplicate if an earlier try of it is in, and waits for one that may still be
    /// about to commit.
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
                "");
    }

    /// Asks which of these names the batch has taken.
    void ask(Collection<Once.Hash> names, Id batch) {
        write(
                "select name_hash from tally_once where batch_id = " + batch.value() + " and name_hash in (",
                names,
                BatchStatements::literal,
                ")");
    }

    /// Adds to counts; the addition happens in SQL.
    void add(CounterTable table, List<Map.Entry<Counter, Long>> sums) {
        String count = table.count();
        write(
                "insert into " + table.name() + " (" + String.join(", ", table.keys()) + ", " + count + ") values ",
                sums,
                BatchStatements::row,
                " on duplicate key update " + count + " = " + count + " + values(" + count + ")");
    }

    void commit() {
        statement("commit");
    }

    /// Sends what was gathered.
    ///
    /// @return the names that were asked for and are the batch's
    Set<Once.Hash> run(Connection connection) throws SQLException {
        Set<Once.Hash> taken = new HashSet<>();
        if (sql.isEmpty()) {
            return taken;
        }
        try (Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql.toString());
            while (rows || statement.getUpdateCount() >= 0) {
                if (rows) {
                    read(statement, taken);
                }
                rows = statement.getMoreResults();
            }
        }
        sql.setLength(0);
        return taken;
    }

    private static void read(Statement statement, Set<Once.Hash> taken) throws SQLException {
        try (ResultSet names = statement.getResultSet()) {
            while (names.next()) {
                taken.add(Once.Hash.of(names.getBytes(1)));
            }
        }
    }

    private <T> void write(String before, Collection<T> rows, Function<T, String> row, String after) {
        List<T> list = List.copyOf(rows);
        for (int from = 0; from < list.size(); from += ROWS_A_STATEMENT) {
            List<T> some = list.subList(from, Math.min(from + ROWS_A_STATEMENT, list.size()));
            List<String> written = new ArrayList<>(some.size());
            some.forEach(one -> written.add(row.apply(one)));
            statement(before + String.join(", ", written) + after);
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

    private static String literal(Once.Hash hash) {
        HexFormat hex = HexFormat.of();
        return "x'" + hex.toHexDigits(hash.high()) + hex.toHexDigits(hash.low()) + "'";
    }
}
