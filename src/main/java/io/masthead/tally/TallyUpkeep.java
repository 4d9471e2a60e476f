package io.masthead.tally;

import io.masthead.shared.database.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Forgets names that may count again and batches of nodes that are no more, and has old hours rolled up. Each node
/// does it for all: what another one has removed is simply not there.
@Singleton
public class TallyUpkeep {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration WRITERS_ARE_KEPT = Duration.ofDays(1);
    private static final int ROWS_AT_ONCE = 2_000;

    private final EntityManager database;
    private final ViewRollUp hours;
    private final Clock clock;

    TallyUpkeep(EntityManager database, ViewRollUp hours, Clock clock) {
        this.database = database;
        this.hours = hours;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent start, Vertx vertx) {
        vertx.setPeriodic(
                EVERY.toMillis(),
                timer -> vertx.executeBlocking(() -> {
                    forget();
                    hours.run(clock.instant());
                    return null;
                }));
    }

    /// Forgets what is over now, a few thousand rows a transaction.
    public void forget() {
        Instant now = clock.instant();
        while (removed(Sql.of("delete from tally_once where until_at < ? limit ?", now, ROWS_AT_ONCE))
                || removed(Sql.of(
                        "delete from tally_batch where at < ? limit ?", now.minus(WRITERS_ARE_KEPT), ROWS_AT_ONCE))) {
            // More may be left.
        }
    }

    private boolean removed(Sql delete) {
        return QuarkusTransaction.requiringNew().call(() -> delete.run(database)) == ROWS_AT_ONCE;
    }
}
