package io.masthead.tally;

import io.masthead.shared.id.Id;
import java.nio.ByteBuffer;
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

/// The statements of one batch. A statement writes many rows, and their number differs every time: so it is
/// written
/// out instead of prepared, which numbers, moments and hashes allow.
final class BatchStatements {

    private static final int ROWS_A_STATEMENT = 1000;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("''uuuu-MM-dd HH:mm:ss.SSSSSS''").withZone(ZoneOffset.UTC);

    private final Connection connection;

    BatchStatements(Connection connection) {
        this.connection = connection;
    }

    /// Makes the batch the newest of its writer. This locks the writer's row, and so waits for an earlier try
    /// of the
    /// same batch that may still be about to commit.
    ///
    /// @return false if that try is in already
    boolean claim(Id writer, Id batch, Instant now) throws SQLException {
        int claimed = run("update tally_batch set batch_id = " + batch.value() + ", at = " + UTC.format(now)
                + " where writer_id = " + writer.value() + " and batch_id <> " + batch.value());
        if (claimed > 0) {
            return true;
        }
        try (Statement statement = connection.createStatement();
                ResultSet known = statement.executeQuery(
                        "select batch_id from tally_batch where writer_id = " + writer.value())) {
            if (known.next()) {
                return known.getLong(1) != batch.value();
            }
        }
        run("insert into tally_batch (writer_id, batch_id, at) values (" + writer.value() + ", " + batch.value() + ", "
                + UTC.format(now) + ")");
        return true;
    }

    /// Takes the names that are free.
    void take(Collection<Once> names, Id batch) throws SQLException {
        write(
                "insert ignore into tally_once (name_hash, batch_id, until_at) values ",
                names,
                name -> "(" + literal(name.hash()) + ", " + batch.value() + ", " + UTC.format(name.until()) + ")",
                "");
    }

    /// Those of these names that the batch has taken.
    Set<Once.Hash> taken(Collection<Once.Hash> names, Id batch) throws SQLException {
        Set<Once.Hash> taken = new HashSet<>();
        for (List<Once.Hash> some : parts(names)) {
            String list = String.join(
                    ", ", some.stream().map(BatchStatements::literal).toList());
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select name_hash from tally_once where name_hash in ("
                            + list + ") and batch_id = " + batch.value())) {
                while (rows.next()) {
                    taken.add(hash(rows.getBytes(1)));
                }
            }
        }
        return taken;
    }

    /// Adds to counts; the addition happens in SQL.
    void add(CounterTable table, List<Map.Entry<Counter, Long>> sums) throws SQLException {
        String count = table.count();
        write(
                "insert into " + table.name() + " (" + String.join(", ", table.keys()) + ", " + count + ") values ",
                sums,
                BatchStatements::row,
                " on duplicate key update " + count + " = " + count + " + values(" + count + ")");
    }

    private static String row(Map.Entry<Counter, Long> sum) {
        StringBuilder row = new StringBuilder("(");
        for (Comparable<?> key : sum.getKey().key()) {
            row.append(key instanceof Instant moment ? UTC.format(moment) : key).append(", ");
        }
        return row.append(sum.getValue()).append(')').toString();
    }

    private <T> void write(String before, Collection<T> rows, Function<T, String> row, String after)
            throws SQLException {
        for (List<T> some : parts(rows)) {
            StringBuilder sql = new StringBuilder(before);
            String separator = "";
            for (T one : some) {
                sql.append(separator).append(row.apply(one));
                separator = ", ";
            }
            run(sql.append(after).toString());
        }
    }

    private int run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static <T> List<List<T>> parts(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < list.size(); from += ROWS_A_STATEMENT) {
            parts.add(list.subList(from, Math.min(from + ROWS_A_STATEMENT, list.size())));
        }
        return parts;
    }

    private static String literal(Once.Hash hash) {
        HexFormat hex = HexFormat.of();
        return "x'" + hex.toHexDigits(hash.high()) + hex.toHexDigits(hash.low()) + "'";
    }

    private static Once.Hash hash(byte[] bytes) {
        ByteBuffer halves = ByteBuffer.wrap(bytes);
        return new Once.Hash(halves.getLong(), halves.getLong());
    }
}
