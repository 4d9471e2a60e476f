package io.masthead.edge;

import io.masthead.shared.id.Id;
import io.masthead.tally.Tally;
import io.masthead.tally.ViewTotals;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// What the edge does beside answering: dismisses those who wait in vain, for an answer or to be counted, and drops
/// answers whose counts have changed.
@Singleton
public class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class);
    private static final long DISMISS_MILLIS = 50;
    private static final long COUNT_MILLIS = 9_000;
    private static final int BLOCK = 1000;

    private final Vertx vertx;
    private final Shelf shelf;
    private final RunningTime time;
    private final Renderings renderings;
    private final Threshold threshold;
    private final Freshness freshness;
    private final ViewTotals totals;
    private final Tally tally;
    private final AtomicBoolean counting = new AtomicBoolean();
    private final List<Long> timers = new ArrayList<>();

    Upkeep(
            Vertx vertx,
            Shelf shelf,
            RunningTime time,
            Renderings renderings,
            Threshold threshold,
            Freshness freshness,
            ViewTotals totals,
            Tally tally) {
        this.vertx = vertx;
        this.shelf = shelf;
        this.time = time;
        this.renderings = renderings;
        this.threshold = threshold;
        this.freshness = freshness;
        this.totals = totals;
        this.tally = tally;
    }

    void start(@Observes StartupEvent start) {
        timers.add(vertx.setPeriodic(DISMISS_MILLIS, timer -> dismiss()));
        timers.add(vertx.setPeriodic(COUNT_MILLIS, timer -> Thread.startVirtualThread(this::recount)));
    }

    void stop(@Observes ShutdownEvent end) {
        timers.forEach(vertx::cancelTimer);
    }

    private void dismiss() {
        if (time.look()) {
            renderings.dismiss();
            threshold.dismiss();
        }
        tally.dismiss(waited -> waited > Renderings.PATIENCE_NANOS && freshness.isVain(waited));
    }

    /// Drops everything that shows another count than the database has by now.
    public void recount() {
        if (freshness.isAway() || !counting.compareAndSet(false, true)) {
            return;
        }
        try {
            new ShownCounts(shelf, this::totals).compare();
        } catch (RuntimeException failed) {
            LOG.warn("Counts could not be read: " + failed.getMessage());
        } finally {
            counting.set(false);
        }
    }

    private Map<Id, Long> totals(List<Id> articles) {
        Map<Id, Long> found = new HashMap<>();
        for (int i = 0; i < articles.size(); i += BLOCK) {
            List<Id> block = articles.subList(i, Math.min(articles.size(), i + BLOCK));
            found.putAll(QuarkusTransaction.requiringNew().call(() -> totals.of(block)));
        }
        return found;
    }
}
