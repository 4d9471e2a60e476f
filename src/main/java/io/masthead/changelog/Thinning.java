package io.masthead.changelog;

import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Thins the log out where it is old, block by block, on any number of nodes. What says where a thing stood stays for
/// ever (all before a `#` in its state), for it is asked years later who may have had it; of all else only what every
/// [Follower] has passed goes. First the horizon moves, so that nobody goes on from where something is missing. The
/// last
/// entry stays, whatever it is: who has read it knows that there is no more.
@Singleton
public class Thinning {

    private static final int BLOCK = 2_000;

    /// Entries about an article without its standing, from before that was kept.
    private static final List<String> TELLING = List.of("publish", "withdraw", "kill", "expire");

    private final EntityManager database;
    private final Clock clock;
    private final Duration kept;

    Thinning(EntityManager database, Clock clock, @ConfigProperty(name = "masthead.changes-kept-days") int days) {
        if (days < 1) {
            throw new IllegalStateException("MASTHEAD_CHANGES_KEPT_DAYS must be at least 1.");
        }
        this.database = database;
        this.clock = clock;
        this.kept = Duration.ofDays(days);
    }

    @Scheduled(
            every = "${masthead.changes.thin-every}",
            delayed = "10m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void thin() {
        Instant before = clock.instant().minus(kept);
        boolean more = true;
        while (more) {
            long from = QuarkusTransaction.requiringNew().call(this::horizon);
            long to = QuarkusTransaction.requiringNew().call(() -> end(from, before));
            more = to > from;
            if (more) {
                DeadlockRetry.run(
                        () -> Sql.of("update change_sequence set horizon = greatest(horizon, ?) where id = 1", to)
                                .run(database));
                DeadlockRetry.run(() -> remove(from, to));
            }
        }
    }

    private long horizon() {
        return Sql.of("select horizon from change_sequence where id = 1")
                .rows(database)
                .getFirst()
                .number(0);
    }

    /// The end of the next block, if all of it is old and every follower that is at work is past it.
    private long end(long from, Instant before) {
        Row last = Sql.of(
                        "select max(b.seq), max(b.at) from (select seq, at from change_entry"
                                + " where seq > ? and seq < (select seq from change_sequence where id = 1)"
                                + " order by seq limit ?) b",
                        from,
                        BLOCK)
                .rows(database)
                .getFirst();
        // One that nobody has worked for all that time was switched off, and holds nothing up.
        Row behind = Sql.of("select min(seq) from change_follower where held_until >= ?", before)
                .rows(database)
                .getFirst();
        boolean old = !last.absent(0) && last.instant(1).isBefore(before);
        return old && (behind.absent(0) || last.number(0) <= behind.number(0)) ? last.number(0) : from;
    }

    private void remove(long from, long to) {
        Sql.of(
                        "delete from change_entry where seq > ? and seq <= ? and not (subject = 'article'"
                                + " and (type in ? or substring_index(coalesce(state_before, ''), '#', 1)"
                                + " <> substring_index(coalesce(state_after, ''), '#', 1)))",
                        from,
                        to,
                        TELLING)
                .run(database);
    }
}
