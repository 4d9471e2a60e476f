package io.masthead.partner;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.jboss.logging.Logger;

/// How many nodes are alive: each writes down every few seconds that it is, by the database's clock.
@Singleton
class Nodes {

    private static final Logger LOG = Logger.getLogger(Nodes.class);
    private static final long BEAT_MILLIS = 5_000;
    private static final int ALIVE_SECONDS = 15;
    private static final int FORGOTTEN_SECONDS = 3600;

    private final EntityManager database;
    private final Id self = Id.next();
    private volatile int alive = 1;

    Nodes(EntityManager database) {
        this.database = database;
    }

    /// How many there are, this one included.
    int alive() {
        return alive;
    }

    void begin(@Observes StartupEvent start, Vertx vertx) {
        Thread.startVirtualThread(this::beat);
        vertx.setPeriodic(BEAT_MILLIS, timer -> Thread.startVirtualThread(this::beat));
    }

    void end(@Observes ShutdownEvent shutdown) {
        tolerant(() -> Sql.of("delete from node_alive where id = ?", self).run(database));
    }

    /// Says that this node is alive, and counts those that are.
    void beat() {
        tolerant(() -> {
            Sql.of(
                            "insert into node_alive (id, seen_at) values (?, utc_timestamp(6))"
                                    + " on duplicate key update seen_at = values(seen_at)",
                            self)
                    .run(database);
            Sql.of("delete from node_alive where seen_at < utc_timestamp(6) - interval ? second", FORGOTTEN_SECONDS)
                    .run(database);
            alive = Math.max(1, (int) Sql.of(
                            "select count(*) from node_alive where seen_at > utc_timestamp(6) - interval ? second",
                            ALIVE_SECONDS)
                    .rows(database)
                    .getFirst()
                    .number(0));
        });
    }

    /// While the database is away the number stays as it was.
    private static void tolerant(Runnable work) {
        try {
            QuarkusTransaction.requiringNew().run(work);
        } catch (RuntimeException failed) {
            LOG.debugf("nodes could not be counted: %s", failed.getMessage());
        }
    }
}
