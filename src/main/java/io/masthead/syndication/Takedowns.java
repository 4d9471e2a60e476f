package io.masthead.syndication;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads the ledger for staff.
@Singleton
class Takedowns {

    private static final String SHORT = "select t.id, t.article_id, t.reason, t.killed_at, t.deadline, t.reminded_at,"
            + " count(r.partner_id), count(r.told_at), count(r.confirmed_at)"
            + " from takedown t left join takedown_recipient r on r.takedown_id = t.id where ";

    private static final String GROUPED =
            " group by t.id, t.article_id, t.reason, t.killed_at, t.deadline, t.reminded_at";

    private final EntityManager database;

    Takedowns(EntityManager database) {
        this.database = database;
    }

    /// Takedowns before a position, the latest first.
    ///
    /// @param article only of this one, or `null`
    /// @param open only those that somebody has not confirmed
    List<AdminTakedown> before(Id position, Id article, boolean open, int most, Instant now) {
        Sql sql = Sql.of(SHORT + "t.id < ?", position);
        if (article != null) {
            sql.add(" and t.article_id = ?", article);
        }
        sql.add(GROUPED);
        if (open) {
            sql.add(" having count(r.partner_id) > count(r.confirmed_at)");
        }
        return sql.add(" order by t.id desc limit ?", most).rows(database).stream()
                .map(row -> read(row, now))
                .toList();
    }

    /// One with everybody it concerns.
    Optional<AdminTakedownDetail> find(Id id, Instant now) {
        return Sql.of(SHORT + "t.id = ?", id).add(GROUPED).rows(database).stream()
                .findFirst()
                .map(row -> new AdminTakedownDetail(read(row, now), recipients(id)));
    }

    private List<AdminTakedownPartner> recipients(Id id) {
        return Sql.of(
                        "select r.partner_id, p.name, r.told_at, r.told_by, r.removed_at, r.confirmed_at, r.note"
                                + " from takedown_recipient r left join partner p on p.id = r.partner_id"
                                + " where r.takedown_id = ? order by r.partner_id",
                        id)
                .rows(database)
                .stream()
                .map(row -> new AdminTakedownPartner(
                        row.id(0),
                        row.text(1),
                        AdminTakedownPartner.state(row.instant(2), row.instant(5)),
                        row.instant(2),
                        row.text(3),
                        row.instant(4),
                        row.instant(5),
                        row.text(6)))
                .toList();
    }

    private static AdminTakedown read(Row row, Instant now) {
        return new AdminTakedown(
                row.id(0),
                row.id(1),
                row.text(2),
                row.instant(3),
                row.instant(4),
                AdminTakedown.state(row.number(6), row.number(8), row.instant(4), now),
                row.number(6),
                row.number(7),
                row.number(8),
                row.instant(5));
    }
}
