package io.masthead.trust;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the database says, as one number a table: how many rows there are, and a sum over all that stands in them.
final class Dump {

    /// Nodes write there that they live and how far they have read, also when nobody asks for anything; and partners'
    /// requests are counted there, in batches, when they are refused too.
    private static final Set<String> LEFT_OUT =
            Set.of("node_alive", "change_follower", "partner_usage", "partner_quota", "tally_batch");

    /// Written down later, for requests that came before.
    private static final String LAST_USED = "last_used_at";

    private Dump() {}

    /// By table.
    static Map<String, String> take() {
        return QuarkusTransaction.requiringNew().call(() -> {
            EntityManager database =
                    Arc.container().instance(EntityManager.class).get();
            List<?> found = database.createNativeQuery(statement(database)).getResultList();
            return found.stream()
                    .map(Object[].class::cast)
                    .collect(Collectors.toMap(
                            row -> (String) row[0], row -> row[1] + " rows, " + row[2], (a, b) -> a, TreeMap::new));
        });
    }

    /// The tables that differ.
    static Set<String> changed(Map<String, String> before, Map<String, String> after) {
        return after.keySet().stream()
                .filter(table -> !after.get(table).equals(before.get(table)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String statement(EntityManager database) {
        Map<String, List<String>> columns = new TreeMap<>();
        List<?> found = database.createNativeQuery("select table_name, column_name from information_schema.columns"
                        + " where table_schema = database() order by table_name, ordinal_position")
                .getResultList();
        found.stream()
                .map(Object[].class::cast)
                .filter(row -> !LEFT_OUT.contains((String) row[0]) && !LAST_USED.equals(row[1]))
                .forEach(row -> columns.computeIfAbsent((String) row[0], table -> new java.util.ArrayList<>())
                        .add("coalesce(hex(`" + row[1] + "`), '-')"));
        return columns.entrySet().stream()
                .map(table -> "select '" + table.getKey() + "', count(*), coalesce(sum(crc32(concat_ws(' ', "
                        + String.join(", ", table.getValue()) + "))), 0) from `" + table.getKey() + "`")
                .collect(Collectors.joining(" union all "));
    }
}
