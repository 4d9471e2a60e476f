package io.masthead.editorial;

import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Removes revisions that are neither among the newest of their article nor young, batch by batch, on any number of
/// nodes. The current one stays, and so does one that readers see, or will see, or that a preview link shows.
@Singleton
public class RevisionPurge {

    private static final Logger LOG = Logger.getLogger(RevisionPurge.class);
    private static final int AT_ONCE = 500;

    private static final String UNUSED =
            " and not exists (select 1 from published_article p where p.article_id = r.article_id and p.revision = r.number)"
                    + " and not exists (select 1 from previewed_revision v where v.article_id = r.article_id"
                    + " and v.number = r.number and v.until > ?)";

    private final EntityManager database;
    private final Clock clock;
    private final int kept;
    private final Duration keptFor;

    /// @param kept how many of the newest revisions of an article stay, however old; at least the current one
    /// @param keptDays for how many days every revision stays
    RevisionPurge(
            EntityManager database,
            Clock clock,
            @ConfigProperty(name = "masthead.revisions.kept") int kept,
            @ConfigProperty(name = "masthead.revisions.kept-days") int keptDays) {
        if (kept < 1 || keptDays < 0) {
            throw new IllegalStateException(
                    "MASTHEAD_REVISIONS_KEPT must be at least 1, MASTHEAD_REVISIONS_KEPT_DAYS at least 0.");
        }
        this.database = database;
        this.clock = clock;
        this.kept = kept;
        this.keptFor = Duration.ofDays(keptDays);
    }

    /// Removes all there are to remove.
    @Scheduled(
            every = "${masthead.revisions.purge-every}",
            delayed = "5m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void purge() {
        purge(kept, keptFor);
    }

    /// @param newest how many of the newest of each article stay
    /// @param age how long every revision stays
    /// @return how many were removed
    int purge(int newest, Duration age) {
        Instant now = clock.instant();
        int removed = 0;
        Instant from = Instant.EPOCH;
        while (from != null) {
            Instant at = from;
            Batch batch = DeadlockRetry.call(() -> batch(at, now.minus(age), newest, now));
            removed += batch.removed();
            from = batch.goOn();
        }
        DeadlockRetry.run(() ->
                Sql.of("delete from previewed_revision where until <= ?", now).run(database));
        if (removed > 0) {
            LOG.infof("%d old revisions purged", removed);
        }
        return removed;
    }

    /// @param goOn from when on there may be more, or `null`
    private record Batch(int removed, Instant goOn) {}

    /// Rows that somebody is about to link stay out of it; the second look at the links sees what came with the lock.
    private Batch batch(Instant from, Instant before, int newest, Instant now) {
        List<Row> old = Sql.of(
                        "select r.article_id, r.number, r.saved_at from revision r"
                                + " join editorial_article a on a.id = r.article_id"
                                + " where r.saved_at >= ? and r.saved_at < ? and r.number <= a.revision - ?" + UNUSED
                                + " order by r.saved_at limit ? for update skip locked",
                        from,
                        before,
                        newest,
                        now,
                        AT_ONCE)
                .rows(database);
        int removed = 0;
        for (Row row : old) {
            removed += Sql.of(
                            "delete r from revision r where r.article_id = ? and r.number = ?" + UNUSED,
                            row.id(0),
                            row.number(1),
                            now)
                    .run(database);
        }
        return new Batch(
                removed,
                old.size() < AT_ONCE || removed == 0 ? null : old.getLast().instant(2));
    }
}
