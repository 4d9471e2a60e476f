package io.masthead.changelog;

import io.masthead.shared.database.Sql;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.TransactionCompletionCallbacks;
import org.hibernate.engine.spi.TransactionCompletionCallbacks.AfterCompletionCallback;
import org.hibernate.engine.spi.TransactionCompletionCallbacks.BeforeCompletionCallback;

/// Writes the log. The numbers are taken when the transaction is about to commit, as its last step, because whoever has
/// taken a number holds up everybody else's commit; so order of numbers is order of commits, without a gap.
@Singleton
public class ChangeLog {

    private static final Object PENDING = new Object();

    /// How many entries one statement writes: a category that moves takes thousands of articles along.
    private static final int AT_ONCE = 200;

    private final EntityManager database;
    private final TransactionSynchronizationRegistry transaction;
    private final OwnChanges own;
    private final Tail tail;
    private final Clock clock;

    ChangeLog(
            EntityManager database,
            TransactionSynchronizationRegistry transaction,
            OwnChanges own,
            Tail tail,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.own = own;
        this.tail = tail;
        this.clock = clock;
    }

    /// Notes a change; it enters the log with the current transaction, or not at all.
    ///
    /// @throws IllegalStateException outside a transaction
    public void note(Change change) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("a change belongs into the transaction that makes it");
        }
        pending().add(change);
    }

    /// Hibernate calls back after its own flush and before it gives its connection back.
    @SuppressWarnings("unchecked")
    private List<Change> pending() {
        if (transaction.getResource(PENDING) instanceof List<?> known) {
            return (List<Change>) known;
        }
        List<Change> fresh = new ArrayList<>();
        transaction.putResource(PENDING, fresh);
        TransactionCompletionCallbacks callbacks =
                database.unwrap(SharedSessionContractImplementor.class).getTransactionCompletionCallbacks();
        callbacks.registerCallback((BeforeCompletionCallback) session -> write(fresh));
        callbacks.registerCallback((AfterCompletionCallback) (committed, session) -> tail.poke());
        return fresh;
    }

    private void write(List<Change> changes) {
        database.createNativeQuery("update change_sequence set seq = seq + ?1 where id = 1")
                .setParameter(1, changes.size())
                .executeUpdate();
        long seq = ((Number) database.createNativeQuery("select seq from change_sequence where id = 1")
                        .getSingleResult())
                .longValue();
        if (Arc.container().requestContext().isActive()) {
            own.logged(seq);
        }
        Instant now = clock.instant();
        long first = seq - changes.size() + 1;
        for (int from = 0; from < changes.size(); from += AT_ONCE) {
            insert(changes.subList(from, Math.min(changes.size(), from + AT_ONCE)), first + from, now);
        }
    }

    private void insert(List<Change> changes, long first, Instant now) {
        Sql insert = Sql.of("insert into change_entry (seq, at, type, subject, subject_id, surrogate_keys,"
                + " state_before, state_after) values ");
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            insert.add(
                    i == 0 ? "(?, ?, ?, ?, ?, ?, ?, ?)" : ", (?, ?, ?, ?, ?, ?, ?, ?)",
                    first + i,
                    now,
                    change.type(),
                    change.subject(),
                    change.subjectId(),
                    String.join(" ", change.surrogateKeys()),
                    change.before(),
                    change.after());
        }
        insert.run(database);
    }
}
