package io.masthead.edge;

import io.agroal.api.AgroalDataSource;
import io.masthead.shared.http.ProblemWriter;
import io.masthead.shared.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

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
    private final AgroalDataSource pool;
    private final ProblemWriter problems;
    private volatile long crowdedSince = NONE;

    Threshold(Freshness freshness, AgroalDataSource pool, ProblemWriter problems) {
        this.freshness = freshness;
        this.pool = pool;
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
            context.next();
        }
    }

    /// Whether nobody found the queue empty for longer than any burst takes, and it is long.
    private boolean isCrowded() {
        long waiting = pool.getMetrics().awaitingCount();
        if (waiting == 0) {
            crowdedSince = NONE;
        } else if (waiting >= MOST_WAITING) {
            if (crowdedSince == NONE) {
                crowdedSince = System.nanoTime() | 1;
            }
            return System.nanoTime() - crowdedSince > LONGEST_BURST_NANOS;
        }
        return false;
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
