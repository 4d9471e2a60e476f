package io.masthead.viewcount;

import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.tally.ViewTotals;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Counts views, a few at a time: however many come in, readers keep their share of the database's connections.
@Singleton
public class ViewTally {

    private static final int AT_ONCE = 8;
    private static final int LONGEST_WAIT_SECONDS = 10;

    private final ViewRepository articles;
    private final ViewTotals totals;
    private final Clock clock;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    ViewTally(ViewRepository articles, ViewTotals totals, Clock clock) {
        this.articles = articles;
        this.totals = totals;
        this.clock = clock;
    }

    /// Counts one view and returns when it is committed.
    ///
    /// @throws Problem `404` if readers cannot see such an article, `503` if no turn came in time; then nothing is
    ///     counted
    void count(String slugOrId) {
        try {
            if (!turns.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw tooMany();
            }
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
            throw tooMany();
        }
        try {
            Instant now = clock.instant();
            // Looked up before the transaction: one that has read already could not add to what changed since
            // (MariaDB).
            Id article = articles.visible(slugOrId, now).orElseThrow(() -> Problem.notFound("article"));
            DeadlockRetry.run(() -> totals.add(article, 1, now));
        } finally {
            turns.release();
        }
    }

    private static Problem tooMany() {
        return Problem.unavailable("Too many views at once. Try again shortly.", 1);
    }
}
