package io.masthead.edge;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceMetrics;
import io.masthead.shared.database.DatabaseWait;
import io.masthead.shared.http.ProblemWriter;
import io.masthead.shared.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Where staff and partners come in: whoever could only wait in vain is told so before anything is done for them. What
/// is kept for partners has been answered before.
@Singleton
class Threshold {

    private static final int BEHIND_THE_EDGE = 890;

    /// So many may wait for a connection while more is asked for than can be done.
    private static final int MOST_WAITING = 100;

    /// Many who come at once, such as partners after a publication, are served in less; a queue that stands longer does
    /// not end by itself.
    private static final long LONGEST_BURST_NANOS = Duration.ofMillis(600).toNanos();

    private static final long NONE = 0;

    private final Freshness freshness;
    private final AgroalDataSourceMetrics pool;
    private final ProblemWriter problems;
    private final Set<DatabaseWait> underWay = ConcurrentHashMap.newKeySet();
    private volatile long crowdedSince = NONE;
    private volatile long crowdSeen;
    private volatile long looked = System.nanoTime();
    private volatile long smoothSince = looked;

    Threshold(Freshness freshness, AgroalDataSource pool, ProblemWriter problems) {
        this.freshness = freshness;
        this.pool = pool.getMetrics();
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEHIND_THE_EDGE);
    }

    private void pass(RoutingContext context) {
        if (!isForFew(context.request().uri())) {
            context.next();
        } else if (freshness.isAway()) {
            refuse(context, Problem.withoutDatabase());
        } else if (isCrowded()) {
            refuse(context, Problem.overloaded());
        } else {
            watch(context);
            context.next();
        }
    }

    /// Whether nobody found the queue empty for longer than any burst takes, and it is long. A crowd that nobody has
    /// seen
    /// for so long is another one.
    private boolean isCrowded() {
        long waiting = pool.awaitingCount();
        if (waiting == 0) {
            crowdedSince = NONE;
        }
        if (waiting < MOST_WAITING) {
            return false;
        }
        long now = System.nanoTime() | 1;
        if (crowdedSince == NONE || now - crowdSeen > LONGEST_BURST_NANOS) {
            crowdedSince = now;
        }
        crowdSeen = now;
        return now - crowdedSince > LONGEST_BURST_NANOS;
    }

    private void watch(RoutingContext context) {
        var wait = new DatabaseWait();
        context.put(DatabaseWait.class.getName(), wait);
        underWay.add(wait);
        context.addEndHandler(over -> underWay.remove(wait));
    }

    /// Breaks off waiting for a database that answers nobody. While this node itself pauses now and then, nobody knows
    /// who it is that does not answer.
    void dismiss() {
        long now = System.nanoTime();
        if (now - looked > Renderings.STANDSTILL_NANOS) {
            smoothSince = now;
        }
        looked = now;
        if (now - smoothSince < Renderings.PATIENCE_NANOS || !freshness.isVain(Renderings.PATIENCE_NANOS)) {
            return;
        }
        for (DatabaseWait wait : underWay) {
            if (wait.isStuck(Renderings.PATIENCE_NANOS)) {
                wait.breakOff();
            }
        }
    }

    private static boolean isForFew(String uri) {
        return uri.startsWith("/v1/admin/") || uri.startsWith("/v1/syndication/");
    }

    private void refuse(RoutingContext context, Problem problem) {
        HttpMethod method = context.request().method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            // Its body is not going to be read.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        problems.write(context, problem);
    }
}
