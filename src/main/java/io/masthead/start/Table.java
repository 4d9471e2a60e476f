package io.masthead.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A table as a backup sees it.
///
/// @param columns their names, without those that the database works out itself
/// @param binary those of them whose bytes are no text
record Table(String name, List<String> columns, Set<String> binary) {

    /// Flyway's own list of migrations; what is restored writes its own.
    private static final String MIGRATIONS = "flyway_schema_history";

    /// Sessions and nodes that live are of one moment and one place.
    private static final Set<String> OF_THE_MOMENT = Set.of("staff_session", "node_alive");

    /// All tables of the connection's schema but Flyway's, by name.
    static List<Table> all(Connection database) throws SQLException {
        Map<String, Table> tables = new LinkedHashMap<>();
        try (var statement = database.createStatement();
                var columns = statement.executeQuery(
                        "select c.table_name, c.column_name, c.data_type from information_schema.columns c"
                                + " join information_schema.tables t on t.table_schema = c.table_schema"
                                + " and t.table_name = c.table_name and t.table_type = 'BASE TABLE'"
                                + " where c.table_schema = database() and coalesce(c.generation_expression, '') = ''"
                                + " order by c.table_name, c.ordinal_position")) {
            while (columns.next()) {
                Table table = tables.computeIfAbsent(
                        columns.getString(1), name -> new Table(name, new ArrayList<>(), new HashSet<>()));
                table.columns.add(columns.getString(2));
                String type = columns.getString(3);
                if (type.endsWith("binary") || type.endsWith("blob")) {
                    table.binary.add(columns.getString(2));
                }
            }
        }
        tables.remove(MIGRATIONS);
        return List.copyOf(tables.values());
    }

    /// The number of the last migration that the schema has seen.
    static String migration(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select max(cast(version as unsigned)) from " + MIGRATIONS
                        + " where success and version is not null")) {
            row.next();
            return row.getString(1);
        }
    }

    boolean isOfTheMoment() {
        return OF_THE_MOMENT.contains(name);
    }

    /// All rows, in the order of their keys: so they are read, and are written again.
    String select() {
        return "select " + list(columns) + " from `" + name + "` force index (primary)";
    }

    String insert(List<String> some) {
        return "insert into `" + name + "` (" + list(some) + ") values ("
                + some.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
    }

    private static String list(List<String> columns) {
        return columns.stream().map(column -> "`" + column + "`").collect(Collectors.joining(", "));
    }
}
