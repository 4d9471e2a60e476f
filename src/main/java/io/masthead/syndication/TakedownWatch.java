package io.masthead.syndication;

import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.time.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Sees to it that takedowns are confirmed: at half time the change log reminds those who have not, once over all
/// nodes; what is overdue is told to the newsroom's people, as `masthead_takedowns_overdue` and in the log of each
/// node.
@Singleton
public class TakedownWatch {

    private static final Logger LOG = Logger.getLogger(TakedownWatch.class);
    private static final int AT_ONCE = 500;

    private final EntityManager database;
    private final ChangeLog log;
    private final Clock clock;
    private final AtomicLong overdue;

    TakedownWatch(EntityManager database, ChangeLog log, MeterRegistry meters, Clock clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
        this.overdue = meters.gauge("masthead.takedowns.overdue", new AtomicLong());
    }

    void start(@Observes StartupEvent start, Rounds rounds) {
        rounds.every("masthead.takedowns.watch-every", this::watch);
    }

    void watch() {
        Instant now = clock.instant();
        remind(now);
        long missing = QuarkusTransaction.requiringNew().call(() -> missing(now));
        if (overdue.getAndSet(missing) < missing) {
            LOG.warnf("%d receipts of takedowns are overdue: see /v1/admin/takedowns?state=open", missing);
        }
    }

    /// How many receipts are overdue, as far as this node has looked.
    long overdue() {
        return overdue.get();
    }

    private void remind(Instant now) {
        List<Id> due = QuarkusTransaction.requiringNew().call(() -> due(now));
        for (Id takedown : due) {
            DeadlockRetry.run(() -> {
                int fresh = Sql.of(
                                "update takedown set reminded_at = ? where id = ? and reminded_at is null",
                                now,
                                takedown)
                        .run(database);
                if (fresh > 0) {
                    log.note(Change.of(PartnerChange.REMINDER, Ledger.SUBJECT, takedown, List.of()));
                }
            });
        }
    }

    /// Half of the time is over and somebody has not confirmed.
    private List<Id> due(Instant now) {
        return Sql.of(
                        "select t.id from takedown t where t.reminded_at is null and t.deadline > ?"
                                + " and timestampdiff(second, t.killed_at, ?) * 2 >= timestampdiff(second, t.killed_at, t.deadline)"
                                + " and exists (select 1 from takedown_recipient r where r.takedown_id = t.id"
                                + " and r.confirmed_at is null) order by t.id limit ?",
                        now,
                        now,
                        AT_ONCE)
                .rows(database)
                .stream()
                .map(row -> row.id(0))
                .toList();
    }

    private long missing(Instant now) {
        return Sql.of(
                        "select count(*) from takedown_recipient r join takedown t on t.id = r.takedown_id"
                                + " where r.confirmed_at is null and t.deadline <= ?",
                        now)
                .rows(database)
                .getFirst()
                .number(0);
    }
}
