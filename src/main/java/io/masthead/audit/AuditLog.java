package io.masthead.audit;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.util.List;

/// Appends to the log and reads it.
@Singleton
public class AuditLog {

    private static final String COLUMNS = "id, at, staff_id, staff_name, via, credential, operation, method, path,"
            + " subject, subject_id, from_version, to_version, from_revision, revision, request_id";

    private final EntityManager database;
    private final TransactionSynchronizationRegistry transaction;

    AuditLog(EntityManager database, TransactionSynchronizationRegistry transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /// Which entries a list is to show. What is `null` does not matter.
    record Filter(Id staff, String subject, String subjectId, Instant from, Instant to) {}

    /// Where an entry stands in the log.
    record Position(Instant at, Id id) {}

    /// Appends an entry; it stands with the current transaction, or not at all.
    ///
    /// @throws IllegalStateException outside a transaction
    public void append(AuditEntry entry) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an entry belongs into the transaction of what it tells of");
        }
        Sql.of(
                        "insert into audit_entry (" + COLUMNS
                                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        entry.id(),
                        entry.at(),
                        entry.staff(),
                        entry.staffName(),
                        entry.via(),
                        entry.credential(),
                        entry.operation(),
                        entry.method(),
                        entry.path(),
                        entry.subject(),
                        entry.subjectId(),
                        entry.fromVersion(),
                        entry.toVersion(),
                        entry.fromRevision(),
                        entry.revision(),
                        entry.requestId())
                .run(database);
    }

    /// Whether somebody ever wrote anything.
    public boolean knows(Id staff) {
        return !Sql.of("select 1 from audit_entry where staff_id = ? limit 1", staff)
                .rows(database)
                .isEmpty();
    }

    /// Latest first.
    List<AuditEntry> page(Filter filter, Position after, int most) {
        Sql sql = Sql.of("select " + COLUMNS + " from audit_entry where 1 = 1");
        if (filter.staff() != null) {
            sql.add(" and staff_id = ?", filter.staff());
        }
        if (filter.subject() != null) {
            sql.add(" and subject = ?", filter.subject());
        }
        if (filter.subjectId() != null) {
            sql.add(" and subject_id = ?", filter.subjectId());
        }
        if (filter.from() != null) {
            sql.add(" and at >= ?", filter.from());
        }
        if (filter.to() != null) {
            sql.add(" and at < ?", filter.to());
        }
        if (after != null) {
            sql.add(" and at <= ? and (at < ? or id < ?)", after.at(), after.at(), after.id());
        }
        return sql.add(" order by at desc, id desc limit ?", most).rows(database).stream()
                .map(AuditLog::entry)
                .toList();
    }

    private static AuditEntry entry(Row row) {
        return new AuditEntry(
                row.id(0),
                row.instant(1),
                row.id(2),
                row.text(3),
                row.text(4),
                row.id(5),
                row.text(6),
                row.text(7),
                row.text(8),
                row.text(9),
                row.text(10),
                number(row, 11),
                number(row, 12),
                number(row, 13),
                number(row, 14),
                row.text(15));
    }

    private static Integer number(Row row, int column) {
        return row.absent(column) ? null : (int) row.number(column);
    }
}
