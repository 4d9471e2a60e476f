package io.masthead.edge;

import io.masthead.edge.Pending.State;
import io.masthead.edge.Pending.Waiter;
import io.masthead.partner.Admission;
import io.masthead.shared.http.Rendered;
import io.masthead.shared.problem.Problem;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Renders what is not kept: once for an address, however many wait. A rendering is a request of the edge's own, so
/// that nobody's headers shape it and nobody's leaving ends it. Who waits is answered on their own event loop. No more
/// are under way than leave connections to the database for everybody else ([Turns]).
@Singleton
class Renderings {

    private static final Logger LOG = Logger.getLogger(Renderings.class);

    /// Kept longer than this, an answer is rendered anew although nothing was logged: a net under the surrogate keys.
    static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    /// Who has waited so long for the database is told.
    static final long PATIENCE_NANOS = Duration.ofMillis(800).toNanos();
    private static final long LONGEST_WAIT_NANOS = Duration.ofSeconds(15).toNanos();

    /// A turn that comes later leaves too little of the patience for the rendering itself.
    private static final Duration LONGEST_QUEUE = Duration.ofMillis(300);

    private final Shelf shelf;
    private final InnerRequests inner;
    private final KeptWriter writer;
    private final Freshness freshness;
    private final Clock clock;
    private final RunningTime time;
    private final Turns turns;
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    Renderings(
            Shelf shelf,
            InnerRequests inner,
            KeptWriter writer,
            Freshness freshness,
            Clock clock,
            RunningTime time,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
        this.shelf = shelf;
        this.inner = inner;
        this.writer = writer;
        this.freshness = freshness;
        this.clock = clock;
        this.time = time;
        turns = new Turns(Turns.most(connections), LONGEST_QUEUE, time::nanos);
    }

    /// How many renderings there were on this node.
    long begun() {
        return begun.get();
    }

    /// How many were refused because too much was asked for.
    long refused() {
        return refused.get();
    }

    /// Answers the request as soon as its address is rendered. While the database is away nothing is begun.
    void await(RoutingContext request, Address address) {
        if (freshness.isAway()) {
            writer.write(request, unavailable(), null);
            return;
        }
        Waiter waiter = new Waiter(request, Vertx.currentContext(), shelf.drops(), time.nanos(), new AtomicBoolean());
        join(address, List.of(waiter));
    }

    /// Tells those who have waited long enough that there is nothing to wait for.
    void dismiss() {
        long now = time.nanos();
        for (Pending one : pending.values()) {
            long waited = now - one.since();
            if (waited > PATIENCE_NANOS && one.isWaiting()) {
                refuse(one);
            } else if (waited > LONGEST_WAIT_NANOS) {
                // Whatever holds it up, the next reader shall not wait for it too, nor for its connection.
                one.database().breakOff();
                finish(one, Optional.of(unavailable()));
            } else {
                dismiss(one, now);
            }
        }
    }

    private void dismiss(Pending one, long now) {
        boolean stuck = one.database().isStuck(PATIENCE_NANOS - one.queued());
        for (Waiter waiter : one.waiters()) {
            long waited = now - waiter.since();
            if (waited > PATIENCE_NANOS && (stuck || freshness.isVain(waited))) {
                waiter.answer(() -> writer.write(waiter.request(), unavailable(), null));
            }
        }
    }

    private void join(Address address, List<Waiter> waiters) {
        var fresh = new AtomicBoolean();
        var meanwhile = new AtomicReference<Kept>();
        Pending joined = pending.compute(address.key(), (key, known) -> {
            Pending one = known;
            if (known == null) {
                // Between looking for it and coming here it may have been rendered and kept.
                Kept kept = shelf.find(key);
                if (kept != null && kept.isTrue(clock.millis(), false)) {
                    meanwhile.set(kept);
                    return null;
                }
                one = new Pending(address, time.nanos());
                fresh.set(true);
            }
            one.add(waiters);
            return one;
        });
        Kept kept = meanwhile.get();
        if (kept != null) {
            waiters.forEach(waiter ->
                    waiter.answer(() -> writer.write(waiter.request(), kept, clock.millis(), freshness.age(), null)));
        } else if (fresh.get()
                && !turns.take(() -> begin(joined, waiters.getFirst().request()))) {
            refuse(joined);
        }
    }

    /// @return whether anybody still wants it
    private boolean begin(Pending one, RoutingContext leader) {
        long lastDrop = shelf.begin();
        if (!one.begin(lastDrop, clock.instant(), time.nanos())) {
            shelf.end(lastDrop);
            return false;
        }
        begun.incrementAndGet();
        try {
            inner.send(
                    one.address().uri(),
                    leader,
                    Admission.of(leader).orElse(null),
                    one.database(),
                    rendered -> finish(one, Optional.of(rendered)),
                    () -> finish(one, Optional.empty()));
        } catch (RuntimeException unsent) {
            LOG.errorf(unsent, "%s could not be asked for", one.address().uri());
            finish(one, Optional.of(unavailable()));
        }
        return true;
    }

    /// It will not be rendered: too many were before it.
    private void refuse(Pending one) {
        if (one.end() != State.WAITS) {
            return;
        }
        pending.remove(one.address().key(), one);
        for (Waiter waiter : one.waiters()) {
            refused.incrementAndGet();
            waiter.answer(() -> writer.write(waiter.request(), refusal(Problem.overloaded()), null));
        }
    }

    private void finish(Pending ended, Optional<Rendered> rendered) {
        if (ended.end() == State.DONE) {
            return;
        }
        try {
            long began = ended.began();
            Optional<Kept> kept = rendered.flatMap(one -> kept(ended, one));
            kept.ifPresent(fresh -> shelf.keep(fresh, began));
            pending.remove(ended.address().key(), ended);
            long dropped = rendered.map(one -> shelf.lastDrop(one.keys())).orElse(0L);
            List<Waiter> late = new ArrayList<>();
            for (Waiter waiter : ended.waiters()) {
                if (dropped > began && waiter.arrived() >= dropped) {
                    late.add(waiter);
                } else {
                    waiter.answer(() -> answer(waiter.request(), rendered, kept));
                }
            }
            if (!late.isEmpty()) {
                join(ended.address(), late);
            }
        } finally {
            shelf.end(ended.began());
            turns.end();
        }
    }

    private static Optional<Kept> kept(Pending ended, Rendered rendered) {
        Instant from = ended.from();
        Instant refresh = from.plus(LONGEST_LIFE);
        if (rendered instanceof Rendered.Answer answer) {
            Instant soon = answer.atMost().map(from::plus).orElse(refresh);
            return Optional.of(new KeptAnswer(ended.address(), answer, from, soon.isBefore(refresh) ? soon : refresh));
        }
        return KeptFact.of(ended.address(), rendered, from, refresh).map(fact -> fact);
    }

    private void answer(RoutingContext request, Optional<Rendered> rendered, Optional<Kept> kept) {
        if (rendered.isEmpty()) {
            // No reader's resource had a word: what the framework says, it says to each itself.
            request.next();
        } else if (kept.isPresent()) {
            writer.write(
                    request,
                    kept.get(),
                    clock.millis(),
                    freshness.age(),
                    rendered.get().timing());
        } else {
            writer.write(request, rendered.get(), rendered.get().timing());
        }
    }

    private static Rendered unavailable() {
        return refusal(Problem.withoutDatabase());
    }

    private static Rendered refusal(Problem problem) {
        return new Rendered.Refusal(problem, Set.of(), Optional.empty(), null);
    }
}
