package io.masthead.edge;

import io.agroal.api.AgroalDataSource;
import io.masthead.shared.database.DatabaseWait;
import io.masthead.shared.http.PlainPath;
import io.masthead.shared.http.ProblemWriter;
import io.masthead.shared.problem.Problem;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where staff and partners come in, a bounded number at once ([Turns], staff and partners apart): whoever could only
/// wait in vain is told so before anything is done for them. What is kept for partners has been answered before. Who
/// sends something takes no turn: how long that takes is up to the client, and would be at everybody's expense.
@Singleton
class Threshold {

    static final String STAFF = "/v1/admin/";
    private static final String PARTNERS = "/v1/syndication/";

    /// Long polls and streams: they wait by design, and come all at once after a publication.
    private static final String WAITING_BY_DESIGN = "/v1/syndication/changes";

    private static final int BEHIND_THE_EDGE = 890;

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /// A turn that comes later leaves too little of the patience for the request itself.
    private static final Duration LONGEST_QUEUE = Duration.ofMillis(300);

    /// Who takes longer waits for somebody else, such as a client that reads slowly, or does something that takes its
    /// time, such as an export: others need not wait for that.
    private static final long LONGEST_TURN_NANOS = Duration.ofMillis(200).toNanos();

    private final Freshness freshness;
    private final Crowd crowd;
    private final ProblemWriter problems;
    private final RunningTime time;
    private final Turns staff;
    private final Turns partners;
    private final Set<Visit> visits = ConcurrentHashMap.newKeySet();
    private final LongAdder refused = new LongAdder();

    Threshold(
            Freshness freshness,
            AgroalDataSource pool,
            ProblemWriter problems,
            RunningTime time,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
        this.freshness = freshness;
        this.crowd = new Crowd(pool.getMetrics());
        this.problems = problems;
        this.time = time;
        int most = Turns.most(connections);
        staff = new Turns(most, LONGEST_QUEUE, time::nanos);
        partners = new Turns(most, LONGEST_QUEUE, time::nanos);
    }

    void register(@Observes Filters filters, MeterRegistry meters) {
        FunctionCounter.builder("masthead.threshold.refused", refused, LongAdder::sum)
                .description("Requests of staff and partners that were refused because too much was asked for.")
                .register(meters);
        filters.register(this::pass, BEHIND_THE_EDGE);
    }

    private void pass(RoutingContext context) {
        String path = PlainPath.of(context);
        boolean forStaff = path.startsWith(STAFF);
        if (!forStaff && !path.startsWith(PARTNERS) || isWatched(context)) {
            context.next();
        } else if (freshness.isAway()) {
            refuse(context, Problem.withoutDatabase());
        } else if (crowd.isStanding()) {
            refuseAsOverload(context);
        } else {
            letIn(new Visit(context, forStaff ? staff : partners, time.nanos()), path);
        }
    }

    /// What the edge asks for itself has had its turn there.
    private static boolean isWatched(RoutingContext context) {
        return context.get(DatabaseWait.class.getName()) != null;
    }

    private void letIn(Visit visit, String path) {
        RoutingContext context = visit.request();
        context.put(DatabaseWait.class.getName(), visit.database());
        visits.add(visit);
        // Also when the client leaves. If it kept its turn until what is under way has ended, anybody who
        // connects and leaves would keep staff out.
        context.addEndHandler(over -> {
            visits.remove(visit);
            visit.end();
        });
        if (path.startsWith(WAITING_BY_DESIGN) || hasBody(context.request())) {
            visit.pass();
        } else if (!visit.take(time::nanos)) {
            refuseAsOverload(context);
        }
    }

    /// As far as its head tells; over HTTP/2 it may tell nothing.
    private static boolean hasBody(HttpServerRequest request) {
        if (READING.contains(request.method())) {
            return false;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? request.version() == HttpVersion.HTTP_2 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                : !length.equals("0");
    }

    /// Takes turns back from those who have had theirs for long, and breaks off waiting in vain: for a turn, and for
    /// a database that answers nobody. While this node itself pauses now and then, nobody knows who it is that does
    /// not answer.
    void dismiss() {
        long now = time.nanos();
        boolean inVain = time.steadyFor() >= Renderings.PATIENCE_NANOS && freshness.isVain(Renderings.PATIENCE_NANOS);
        for (Visit visit : visits) {
            visit.giveBack(now, LONGEST_TURN_NANOS);
            if (visit.givesUp(now, Renderings.PATIENCE_NANOS)) {
                visit.run(() -> refuseAsOverload(visit.request()));
            } else if (inVain && visit.database().isStuck(Renderings.PATIENCE_NANOS)) {
                visit.database().breakOff();
            }
        }
    }

    private void refuseAsOverload(RoutingContext context) {
        refused.increment();
        refuse(context, Problem.overloaded());
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
