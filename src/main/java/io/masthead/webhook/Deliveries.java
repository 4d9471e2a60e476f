package io.masthead.webhook;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Rows of deliveries and of their tries.
@Singleton
class Deliveries {

    /// A delivery that arrived.
    static final String DELIVERED = "delivered";

    /// One that waits for its next try, or for an earlier one about the same thing.
    static final String WAITING = "waiting";

    /// One that was given up.
    static final String DEAD = "dead";

    private final EntityManager database;

    Deliveries(EntityManager database) {
        this.database = database;
    }

    /// A row to be written.
    ///
    /// @param nextAt `null` if it is settled, or waits for another one
    record Written(
            Id id, long place, Parcel parcel, String state, int tries, Instant firstAt, Instant nextAt, Instant now) {

        Instant settledAt() {
            return state.equals(WAITING) ? null : now;
        }
    }

    /// A try to be written.
    record Tried(Id delivery, int number, Attempt attempt) {}

    /// Parcels whose hour has come: of those about one thing the first one only.
    List<Parcel> due(Id webhook, Instant until, int most) {
        return Sql.of(
                        "select id, event_id, type, about, event_at, payload, tries, first_at, earlier from webhook_delivery"
                                + " where webhook_id = ? and state = 'waiting' and next_at <= ?"
                                + " order by next_at, place limit ?",
                        webhook,
                        until,
                        most)
                .rows(database)
                .stream()
                .map(row -> new Parcel(
                        row.id(0),
                        row.text(1),
                        row.text(2),
                        row.id(3),
                        row.instant(4),
                        row.text(5),
                        (int) row.number(6),
                        row.instant(7),
                        (int) row.number(8),
                        null))
                .toList();
    }

    /// How many wait.
    long waiting(Id webhook) {
        return Sql.of("select count(*) from webhook_delivery where webhook_id = ? and state = 'waiting'", webhook)
                .rows(database)
                .getFirst()
                .number(0);
    }

    /// Those among these things about which something waits.
    Set<Id> waitingAbout(Id webhook, Collection<Id> things) {
        Set<Id> found = new HashSet<>();
        if (!things.isEmpty()) {
            Sql.of(
                            "select distinct about from webhook_delivery where webhook_id = ? and about in ?"
                                    + " and state = 'waiting'",
                            webhook,
                            things)
                    .rows(database)
                    .forEach(row -> found.add(row.id(0)));
        }
        return found;
    }

    /// When the next one is due, or `null`.
    Instant nextDue(Id webhook) {
        return Sql.of("select min(next_at) from webhook_delivery where webhook_id = ? and state = 'waiting'", webhook)
                .rows(database)
                .getFirst()
                .instant(0);
    }

    void insert(Id webhook, List<Written> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Sql sql =
                Sql.of("insert into webhook_delivery (id, webhook_id, place, event_id, type, about, event_at, payload,"
                        + " state, tries, earlier, first_at, next_at, settled_at) values ");
        String comma = "";
        for (Written row : rows) {
            Parcel parcel = row.parcel();
            sql.add(
                    comma + "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)",
                    row.id(),
                    webhook,
                    row.place(),
                    parcel.eventId(),
                    parcel.type(),
                    parcel.about(),
                    parcel.eventAt(),
                    parcel.payload(),
                    row.state(),
                    row.tries(),
                    row.firstAt(),
                    row.nextAt(),
                    row.settledAt());
            comma = ", ";
        }
        sql.run(database);
    }

    /// Writes down what came of one that has a row. One that was replayed or removed meanwhile stays as it is now.
    ///
    /// @return whether it was still there
    boolean update(Written row) {
        return Sql.of(
                                "update webhook_delivery set state = ?, tries = ?, first_at = ?, next_at = ?,"
                                        + " settled_at = ? where id = ? and state = 'waiting' and tries = ?",
                                row.state(),
                                row.tries(),
                                row.firstAt(),
                                row.nextAt(),
                                row.settledAt(),
                                row.id(),
                                row.tries() - 1)
                        .run(database)
                > 0;
    }

    void insertTries(List<Tried> tries) {
        if (tries.isEmpty()) {
            return;
        }
        Sql sql = Sql.of("insert into webhook_try (delivery_id, number, at, status, millis, error, head) values ");
        String comma = "";
        for (Tried one : tries) {
            Attempt attempt = one.attempt();
            sql.add(
                    comma + "(?, ?, ?, ?, ?, ?, ?)",
                    one.delivery(),
                    one.number(),
                    attempt.at(),
                    attempt.status(),
                    attempt.millis(),
                    attempt.error(),
                    attempt.head());
            comma = ", ";
        }
        sql.run(database);
    }

    /// Something about this thing was settled: the next one about it is due.
    void release(Id webhook, Id about, Instant now) {
        Sql.of(
                        "update webhook_delivery set next_at = coalesce(next_at, ?) where webhook_id = ? and about = ?"
                                + " and state = 'waiting' order by place limit 1",
                        now,
                        webhook,
                        about)
                .run(database);
    }

    /// Everything whose turn it could be is due now.
    void hurry(Id webhook, Instant now) {
        Sql.of(
                        "update webhook_delivery set next_at = ? where webhook_id = ? and state = 'waiting'"
                                + " and next_at > ?",
                        now,
                        webhook,
                        now)
                .run(database);
    }

    /// Which settled deliveries a replay is for, in the order in which they were sent.
    List<Row> settled(Id webhook, ReplayInput which, int most) {
        Sql sql = Sql.of(
                "select id, about from webhook_delivery where webhook_id = ? and type <> 'ping' and state in ?",
                webhook,
                which.asksById() || which.asksForAll() ? List.of(DELIVERED, DEAD) : List.of(DEAD));
        if (which.asksById()) {
            sql.add(" and id in ?", which.deliveries());
        }
        if (which.from() != null) {
            sql.add(" and event_at >= ?", which.from());
        }
        if (which.to() != null) {
            sql.add(" and event_at < ?", which.to());
        }
        return sql.add(" order by place limit ?", most).rows(database);
    }

    /// Sends a settled delivery again, behind everything else.
    ///
    /// @param nextAt `null` if an earlier one about the same thing waits
    void replay(Id delivery, long place, Instant now, Instant nextAt) {
        Sql.of(
                        "update webhook_delivery set state = 'waiting', place = ?, earlier = tries, first_at = ?,"
                                + " next_at = ?, settled_at = null where id = ? and state <> 'waiting'",
                        place,
                        now,
                        nextAt,
                        delivery)
                .run(database);
    }

    /// Removes what was settled before a moment.
    ///
    /// @return how many; as many as were asked for means that there may be more
    int prune(Instant before, int most) {
        List<Id> old = new ArrayList<>();
        Sql.of("select id from webhook_delivery where settled_at < ? order by settled_at limit ?", before, most)
                .rows(database)
                .forEach(row -> old.add(row.id(0)));
        if (!old.isEmpty()) {
            Sql.of("delete from webhook_try where delivery_id in ?", old).run(database);
            Sql.of("delete from webhook_delivery where id in ?", old).run(database);
        }
        return old.size();
    }
}
