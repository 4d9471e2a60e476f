package io.masthead.syndication;

import io.masthead.changelog.Entry;
import io.masthead.changelog.Listener;
import io.masthead.changelog.Tail;
import io.masthead.partner.Door;
import io.masthead.partner.Licence;
import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.http.Drain;
import io.masthead.shared.id.Id;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Everybody on this node who waits for a change. They cost no thread and ask no question: when the log brings
/// something, one thread works out what comes next, once for all who stand at one place under one plan.
@Singleton
class Waiting implements Listener {

    private static final Logger LOG = Logger.getLogger(Waiting.class);
    private static final Set<String> SUBJECTS = Set.of("article", Ledger.SUBJECT, "plan", "partner", "partner-key");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// Requests of one partner that wait on this node.
    private static final int MOST_POLLS = 1_000;

    private final PartnerChanges changes;
    private final Ledger ledger;
    private final Door door;
    private final Tail tail;
    private final Vertx vertx;
    private final Drain drain;
    private final Clock clock;
    private final Seats polls =
            new Seats(MOST_POLLS, "too-many-waiting", "Wait for an answer before you ask again, or open a stream.");
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final AtomicBoolean working = new AtomicBoolean();
    private final AtomicLong latest = new AtomicLong(-1);
    private volatile boolean ended;

    Waiting(PartnerChanges changes, Ledger ledger, Door door, Tail tail, Vertx vertx, Drain drain, Clock clock) {
        this.changes = changes;
        this.ledger = ledger;
        this.door = door;
        this.tail = tail;
        this.vertx = vertx;
        this.drain = drain;
        this.clock = clock;
    }

    /// Somebody who waits.
    private static final class Waiter {

        private final Licence licence;
        private final Asked asked;
        private final String how;
        private final CompletableFuture<Came> answer = new CompletableFuture<>();
        private volatile Place place;
        private volatile Instant due;
        private volatile boolean isDue;

        Waiter(Licence licence, Place place, Asked asked, String how) {
            this.licence = licence;
            this.place = place;
            this.asked = asked;
            this.how = how;
        }

        void leave() {
            answer.complete(Came.ending(place));
        }
    }

    /// Who is told of which kills.
    private record Told(Id partner, List<Id> kills, String how) {}

    /// Everything that decides what comes next.
    private record Spot(Place place, Asked asked) {}

    /// Everything that decides what one partner is told.
    private record Stand(Id partner, Spot spot) {}

    /// What was worked out in a round, all of it at one moment: whose plan has changed stand at one place still.
    private record Round(Instant now, Map<Spot, Block> blocks, Map<Stand, Came> come) {}

    void start(@Observes StartupEvent start, MeterRegistry meters) {
        meters.gauge("masthead.syndication.waiting", waiters, Set::size);
        // Sooner than the framework, which would first wait for all requests to end.
        drain.whenClosed(this::end);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        end();
    }

    /// Waits for what comes after a place where nothing is new.
    ///
    /// @param due when the clock alone brings something, or `null`
    /// @param how what the ledger calls it
    /// @return complete after this time at the latest; whoever completes it ends the waiting
    CompletableFuture<Came> await(Licence licence, Place place, Instant due, Asked asked, Duration atMost, String how) {
        var waiter = new Waiter(licence, usual(place), asked, how);
        long end = vertx.setTimer(
                atMost.toMillis(), fired -> waiter.answer.complete(Came.nothing(waiter.place, waiter.due)));
        waiters.add(waiter);
        waiter.answer.whenComplete((came, failed) -> {
            waiters.remove(waiter);
            vertx.cancelTimer(end);
        });
        alarm(waiter, due, atMost);
        if (ended) {
            waiter.leave();
        }
        if (latest.get() > waiter.place.seq()) {
            wake();
        }
        return waiter.answer;
    }

    /// The same for a request, of which each partner has so many at most.
    ///
    /// @throws io.masthead.shared.problem.Problem `429 too-many-waiting`
    CompletableFuture<Came> poll(Licence licence, Place place, Instant due, Asked asked, Duration atMost, String how) {
        polls.take(licence.partner());
        CompletableFuture<Came> coming = await(licence, place, due, asked.likeOthers(), atMost, how);
        coming.whenComplete((came, failed) -> polls.leave(licence.partner()));
        return coming;
    }

    /// The places of requests that wait.
    Seats polls() {
        return polls;
    }

    /// How many wait on this node.
    int count() {
        return waiters.size();
    }

    @Override
    public void changed(List<Entry> entries) {
        entries.stream()
                .filter(entry -> SUBJECTS.contains(entry.subject()))
                .mapToLong(Entry::seq)
                .max()
                .ifPresent(seq -> {
                    latest.set(seq);
                    wake();
                });
    }

    /// Behind the last entry that concerned anybody, it is the same place for all who wait.
    private Place usual(Place place) {
        long last = latest.get();
        return last >= 0 && last <= place.seq() && tail.position() >= place.seq() ? place.behind(last) : place;
    }

    private void alarm(Waiter waiter, Instant due, Duration atMost) {
        boolean known = due == null || due.equals(waiter.due);
        waiter.due = due;
        if (known) {
            return;
        }
        long left = Math.max(1, Duration.between(clock.instant(), due).toMillis() + 1);
        if (left < atMost.toMillis()) {
            long alarm = vertx.setTimer(left, fired -> {
                waiter.isDue = true;
                wake();
            });
            waiter.answer.whenComplete((came, failed) -> vertx.cancelTimer(alarm));
        }
    }

    private void wake() {
        wanted.set(true);
        if (!waiters.isEmpty() && working.compareAndSet(false, true)) {
            Thread.ofVirtual().name("waiting-partners").start(this::work);
        }
    }

    private void work() {
        do {
            try {
                while (wanted.getAndSet(false)) {
                    round();
                }
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failed) {
                // Who was not answered goes on waiting, and asks again when the time is over.
                LOG.warnf("those who wait for changes could not be told: %s", failed.getMessage());
            } finally {
                working.set(false);
            }
        } while (wanted.get() && working.compareAndSet(false, true));
    }

    /// Licences and plans in this node's memory must be up to date before anybody is told anything.
    @ActivateRequestContext
    void round() throws InterruptedException {
        long last = latest.get();
        if (!tail.awaitUpToDate(last, PATIENCE)) {
            wanted.set(!ended);
            return;
        }
        Round round = new Round(clock.instant(), new HashMap<>(), new HashMap<>());
        Map<Waiter, Came> come = new HashMap<>();
        for (Waiter waiter : waiters) {
            if (waiter.place.seq() < last || waiter.isDue) {
                waiter.isDue = false;
                try {
                    look(waiter, round).ifPresent(came -> come.put(waiter, came));
                } catch (RuntimeException failed) {
                    waiter.answer.completeExceptionally(failed);
                }
            }
        }
        tell(come);
        come.forEach((waiter, came) -> waiter.answer.complete(came));
    }

    /// @return nothing if the waiting goes on
    private Optional<Came> look(Waiter waiter, Round round) {
        Optional<Licence> licence = door.again(waiter.licence);
        if (licence.isEmpty()) {
            return Optional.of(Came.refused(waiter.place));
        }
        Reader reader = changes.reader(licence.get().partner());
        Spot spot = new Spot(changes.today(reader, waiter.place, round.now), waiter.asked);
        Came came = round.come.computeIfAbsent(new Stand(reader.partner(), spot), fresh -> came(reader, spot, round));
        if (came.isNothing()) {
            waiter.place = came.next();
            alarm(waiter, came.due(), Duration.ofMinutes(1));
            return Optional.empty();
        }
        return Optional.of(came);
    }

    private Came came(Reader reader, Spot spot, Round round) {
        PartnerChanges.Told told = changes.told(
                reader,
                spot.place(),
                place -> round.blocks.computeIfAbsent(
                        new Spot(place, spot.asked()), at -> changes.next(reader, place, spot.asked(), round.now)));
        Block block = told.block();
        return Came.told(told.changes(), block.next(), block.caughtUp(), block.due());
    }

    /// Writes down who is about to be told of kills, all at once.
    private void tell(Map<Waiter, Came> come) {
        Instant now = clock.instant();
        List<Runnable> writing = come.entrySet().stream()
                .map(entry -> new Told(
                        entry.getKey().licence.partner(),
                        PartnerChanges.kills(entry.getValue().changes()),
                        entry.getKey().how))
                .filter(told -> !told.kills.isEmpty())
                .distinct()
                .<Runnable>map(told -> () -> ledger.told(told.partner, told.kills, now, told.how))
                .toList();
        if (!writing.isEmpty()) {
            DeadlockRetry.run(() -> writing.forEach(Runnable::run));
        }
    }

    /// Writes down who has been told of kills.
    void tell(Id partner, List<PartnerChange> told, String how, Instant now) {
        List<Id> kills = PartnerChanges.kills(told);
        if (!kills.isEmpty()) {
            DeadlockRetry.run(() -> ledger.told(partner, kills, now, how));
        }
    }

    /// Lets everybody go.
    private void end() {
        ended = true;
        waiters.forEach(Waiter::leave);
    }
}
