package io.masthead.edge;

import io.masthead.partner.Admission;
import io.masthead.shared.http.Gate;
import io.masthead.shared.http.Rendered;
import io.masthead.shared.problem.Problem;
import io.vertx.core.Context;
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

/// Renders what is not kept: once for an address, however many wait. A rendering is a request of the edge's own, so
/// that
/// nobody's headers shape it and nobody's leaving ends it. Who waits is answered on their own event loop.
@Singleton
class Renderings {

    /// Kept longer than this, an answer is rendered anew although nothing was logged: a net under the surrogate keys.
    static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    private static final long PATIENCE_NANOS = Duration.ofMillis(800).toNanos();
    private static final long LONGEST_WAIT_NANOS = Duration.ofSeconds(15).toNanos();
    private static final int RETRY_SECONDS = 2;
    private static final long STANDSTILL_NANOS = Duration.ofMillis(200).toNanos();

    /// Somebody who waits.
    ///
    /// @param arrived the number of the last drop when they came
    /// @param since by [#running]
    private record Waiter(RoutingContext request, Context loop, long arrived, long since, AtomicBoolean answered) {

        void answer(Runnable how) {
            loop.runOnContext(nothing -> {
                if (answered.compareAndSet(false, true) && !request.response().closed()) {
                    how.run();
                }
            });
        }
    }

    /// @param since by [#running]
    private record Pending(
            Address address, long began, Instant from, long since, List<Waiter> waiters, AtomicBoolean done) {}

    private final Shelf shelf;
    private final InnerRequests inner;
    private final KeptWriter writer;
    private final Freshness freshness;
    private final Clock clock;
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final AtomicLong begun = new AtomicLong();
    private volatile long dismissed = System.nanoTime();
    private volatile long stoodStill;

    Renderings(Shelf shelf, InnerRequests inner, KeptWriter writer, Freshness freshness, Clock clock) {
        this.shelf = shelf;
        this.inner = inner;
        this.writer = writer;
        this.freshness = freshness;
        this.clock = clock;
    }

    /// How many renderings there were on this node.
    long begun() {
        return begun.get();
    }

    /// Answers the request as soon as its address is rendered. While the database is away nothing is begun.
    void await(RoutingContext request, Address address) {
        if (freshness.isAway()) {
            writer.write(request, unavailable(), null);
            return;
        }
        Waiter waiter = new Waiter(request, Vertx.currentContext(), shelf.drops(), running(), new AtomicBoolean());
        join(address, List.of(waiter));
    }

    /// Tells those who have waited long enough that there is nothing to wait for.
    void dismiss() {
        long looked = System.nanoTime();
        long since = looked - dismissed;
        dismissed = looked;
        if (since > STANDSTILL_NANOS) {
            // It was this node that paused, not the database: whoever waits has not waited in vain.
            stoodStill += since;
            return;
        }
        long now = running();
        for (Pending one : pending.values()) {
            if (now - one.since > LONGEST_WAIT_NANOS) {
                // Whatever holds it up, the next reader shall not wait for it too.
                finish(one, Optional.of(unavailable()));
                continue;
            }
            List<Waiter> waiters;
            synchronized (one) {
                waiters = List.copyOf(one.waiters);
            }
            for (Waiter waiter : waiters) {
                long waited = now - waiter.since;
                if (waited > PATIENCE_NANOS && freshness.isVain(waited)) {
                    waiter.answer(() -> writer.write(waiter.request, unavailable(), null));
                }
            }
        }
    }

    /// A clock that does not go on while this node stands still, in nanoseconds: only [#dismiss], one call at a time,
    /// sets it back.
    private long running() {
        return System.nanoTime() - stoodStill;
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
                one = new Pending(
                        address, shelf.begin(), clock.instant(), running(), new ArrayList<>(), new AtomicBoolean());
                fresh.set(true);
            }
            synchronized (one) {
                one.waiters.addAll(waiters);
            }
            return one;
        });
        Kept kept = meanwhile.get();
        if (kept != null) {
            waiters.forEach(waiter ->
                    waiter.answer(() -> writer.write(waiter.request, kept, clock.millis(), freshness.age(), null)));
        } else if (fresh.get()) {
            begun.incrementAndGet();
            inner.send(
                    address.uri(),
                    Gate.requestId(waiters.getFirst().request),
                    Admission.of(waiters.getFirst().request).orElse(null),
                    rendered -> finish(joined, Optional.of(rendered)),
                    () -> finish(joined, Optional.empty()));
        }
    }

    private void finish(Pending ended, Optional<Rendered> rendered) {
        if (!ended.done.compareAndSet(false, true)) {
            return;
        }
        try {
            Optional<Kept> kept = rendered.flatMap(one -> kept(ended, one));
            kept.ifPresent(fresh -> shelf.keep(fresh, ended.began));
            pending.remove(ended.address.key(), ended);
            long dropped = rendered.map(one -> shelf.lastDrop(one.keys())).orElse(0L);
            List<Waiter> late = new ArrayList<>();
            synchronized (ended) {
                for (Waiter waiter : ended.waiters) {
                    if (dropped > ended.began && waiter.arrived >= dropped) {
                        late.add(waiter);
                    } else {
                        waiter.answer(() -> answer(waiter.request, rendered, kept));
                    }
                }
            }
            if (!late.isEmpty()) {
                join(ended.address, late);
            }
        } finally {
            shelf.end(ended.began);
        }
    }

    private static Optional<Kept> kept(Pending ended, Rendered rendered) {
        Instant refresh = ended.from.plus(LONGEST_LIFE);
        if (rendered instanceof Rendered.Answer answer) {
            Instant soon = answer.atMost().map(ended.from::plus).orElse(refresh);
            return Optional.of(
                    new KeptAnswer(ended.address, answer, ended.from, soon.isBefore(refresh) ? soon : refresh));
        }
        return KeptFact.of(ended.address, rendered, ended.from, refresh).map(fact -> fact);
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
        Problem problem = Problem.unavailable("The database cannot be reached. Try again shortly.", RETRY_SECONDS);
        return new Rendered.Refusal(problem, Set.of(), Optional.empty(), null);
    }
}
