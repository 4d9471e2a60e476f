package io.masthead.changelog;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Writes the log. The numbers are taken when the transaction is about to commit, as its last step, because whoever has
/// taken a number holds up everybody else's commit; so order of numbers is order of commits, without a gap.
@Singleton
public class ChangeLog {

    private static final Object PENDING = new Object();

    private final EntityManager database;
    private final TransactionSynchronizationRegistry transaction;
    private final TransactionManager transactions;
    private final Clock clock;

    ChangeLog(
            EntityManager database,
            TransactionSynchronizationRegistry transaction,
            TransactionManager transactions,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.transactions = transactions;
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

    private List<Change> pending() {
        if (transaction.getResource(PENDING) instanceof Pending known) {
            return known.changes;
        }
        Pending fresh = new Pending();
        transaction.putResource(PENDING, fresh);
        atCommit(fresh);
        return fresh.changes;
    }

    /// Registered with the transaction itself, which calls it before the interposed ones: before Hibernate, which
    /// flushes (nothing is left to flush) and gives its connection back.
    private void atCommit(Pending pending) {
        try {
            transactions.getTransaction().registerSynchronization(pending);
        } catch (RollbackException | SystemException over) {
            throw new IllegalStateException("the transaction can no longer take a change", over);
        }
    }

    private void write(List<Change> changes) {
        database.flush();
        database.createNativeQuery("update change_sequence set seq = seq + ?1 where id = 1")
                .setParameter(1, changes.size())
                .executeUpdate();
        long seq = ((Number) database.createNativeQuery("select seq from change_sequence where id = 1")
                        .getSingleResult())
                .longValue();
        Instant now = clock.instant();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            database.createNativeQuery("insert into change_entry (seq, at, type, subject, subject_id, surrogate_keys)"
                            + " values (?1, ?2, ?3, ?4, ?5, ?6)")
                    .setParameter(1, seq - changes.size() + 1 + i)
                    .setParameter(2, now)
                    .setParameter(3, change.type())
                    .setParameter(4, change.subject())
                    .setParameter(5, change.subjectId().value())
                    .setParameter(6, String.join(" ", change.surrogateKeys()))
                    .executeUpdate();
        }
    }

    private final class Pending implements Synchronization {

        private final List<Change> changes = new ArrayList<>();

        @Override
        public void beforeCompletion() {
            write(changes);
        }

        @Override
        public void afterCompletion(int status) {
            changes.clear();
        }
    }
}
