package io.masthead.partner;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;

/// Reads what partners used.
@Singleton
public class UsageRepository {

    private static final String SUMS =
            "sum(case when u.outcome = 0 then u.requests else 0 end), sum(case when u.outcome = 1 then u.requests else 0 end),"
                    + " sum(case when u.outcome = 2 then u.requests else 0 end),"
                    + " sum(case when u.outcome = 3 then u.requests else 0 end)";

    private final EntityManager database;

    UsageRepository(EntityManager database) {
        this.database = database;
    }

    /// Which lines.
    ///
    /// @param to the last day, included
    /// @param partner or `null` for all
    record Wanted(LocalDate from, LocalDate to, Id partner) {}

    /// Where a line stands in the order.
    record Position(LocalDate day, long key, long endpoint) {}

    /// A line with its position.
    record Placed(Position at, UsageLine line) {}

    /// Lines behind a position, the latest day first.
    ///
    /// @param after or `null`
    List<Placed> lines(Wanted wanted, Position after, int most) {
        Sql sql = Sql.of(
                "select u.day, u.key_id, u.endpoint, k.environment, k.prefix, p.id, p.name, " + SUMS
                        + " from partner_usage u left join partner_key k on k.id = u.key_id"
                        + " left join partner p on p.id = k.partner_id where u.day >= ? and u.day <= ?",
                wanted.from,
                wanted.to);
        if (wanted.partner != null) {
            sql.add(" and p.id = ?", wanted.partner);
        }
        if (after != null) {
            sql.add(
                    " and (u.day < ? or (u.day = ? and (u.key_id > ? or (u.key_id = ? and u.endpoint > ?))))",
                    after.day,
                    after.day,
                    after.key,
                    after.key,
                    after.endpoint);
        }
        return sql
                .add(
                        " group by u.day, u.key_id, u.endpoint, k.environment, k.prefix, p.id, p.name"
                                + " order by u.day desc, u.key_id, u.endpoint limit ?",
                        most)
                .rows(database)
                .stream()
                .map(UsageRepository::line)
                .toList();
    }

    /// A partner's days, latest first; days without a request are left out.
    public List<UsageDay> days(Id partner, LocalDate from) {
        return Sql.of(
                        "select u.day, " + SUMS + " from partner_usage u join partner_key k on k.id = u.key_id"
                                + " where k.partner_id = ? and u.day >= ? group by u.day order by u.day desc",
                        partner,
                        from)
                .rows(database)
                .stream()
                .map(row -> new UsageDay(row.text(0), row.number(1), row.number(2) + row.number(3) + row.number(4)))
                .toList();
    }

    private static Placed line(Row row) {
        var at = new Position(LocalDate.parse(row.text(0)), row.number(1), row.number(2));
        boolean known = !row.absent(4);
        return new Placed(
                at,
                new UsageLine(
                        row.text(0),
                        row.id(5),
                        row.text(6),
                        known ? row.id(1) : null,
                        known ? "mh_" + row.text(3) + "_" + row.text(4) : null,
                        Endpoint.of(row.number(2)).toString(),
                        row.number(7),
                        row.number(8),
                        row.number(9),
                        row.number(10)));
    }
}
