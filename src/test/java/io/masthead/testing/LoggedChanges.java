package io.masthead.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;

/// What tests look at in the change log.
public final class LoggedChanges {

    /// One entry.
    ///
    /// @param keys the surrogate keys
    public record Entry(long seq, String type, String subject, List<String> keys) {}

    private LoggedChanges() {}

    /// The number taken last.
    public static long last() {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) database()
                                .createNativeQuery("select seq from change_sequence")
                                .getSingleResult())
                        .longValue());
    }

    /// The entries after a number, in order.
    public static List<Entry> since(long number) {
        List<?> rows = QuarkusTransaction.requiringNew()
                .call(() -> database()
                        .createNativeQuery(
                                "select seq, type, subject, surrogate_keys from change_entry where seq > ?1 order by seq",
                                Tuple.class)
                        .setParameter(1, number)
                        .getResultList());
        return rows.stream().map(Tuple.class::cast).map(LoggedChanges::entry).toList();
    }

    /// The types of the entries after a number that are about an article, in order.
    public static List<String> of(Written article, long number) {
        return since(number).stream()
                .filter(entry -> entry.keys().contains("article:" + article.id()))
                .map(Entry::type)
                .toList();
    }

    /// Checks that an act takes no number and writes no entry.
    public static void assertNone(Runnable act) {
        long before = last();
        act.run();
        assertEquals(List.of(), since(before), "nothing is logged");
        assertEquals(before, last(), "no number is taken");
    }

    private static Entry entry(Tuple row) {
        return new Entry(
                ((Number) row.get(0)).longValue(),
                row.get(1, String.class),
                row.get(2, String.class),
                List.of(row.get(3, String.class).split(" ")));
    }

    private static EntityManager database() {
        return Arc.container().instance(EntityManager.class).get();
    }
}
