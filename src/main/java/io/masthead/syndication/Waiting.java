package io.masthead.syndication;

import io.masthead.changelog.Entry;
import io.masthead.changelog.Listener;
import io.masthead.changelog.Tail;
import io.masthead.partner.Door;
import io.masthead.partner.Licence;
import io.masthead.shared.database.DeadlockRetry;
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

    private final PartnerChanges changes;
    private final Ledger ledger;
    private final Door door;
    private final Tail tail;
    private final Vertx vertx;
    private final Clock clock;
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final AtomicBoolean working = new AtomicBoolean();
    private final AtomicLong latest = new AtomicLong(-1);
    private final Thread hook = new Thread(this::end, "waiting-partners");
    private volatile boolean ended;

    Waiting(PartnerChanges changes, Ledger ledger, Door door, Tail tail, Vertx vertx, Clock clock) {
        this.changes = changes;
        this.ledger = ledger;
        this.door = door;
        this.tail = tail;
        this.vertx = vertx;
        this.clock = clock;
    }

    /// What came of waiting.
    ///
    /// @param changes none if the time ran out
    /// @param due when the clock alone brings something, or `null`
    /// @param refused whether the key would not be let in any more
    /// @param ending whether this node is going down
    record Came(
            List<PartnerChange> changes, Place next, boolean caughtUp, Instant due, boolean refused, boolean ending) {

        static Came nothing(Place place) {
            return new Came(List.of(), place, true, null, false, false);
        }
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

        Came nothing(boolean ending) {
            return new Came(List.of(), place, true, due, false, ending);
        }
    }

    /// Who is told of which kills.
    private record Told(Id partner, List<Id> kills, String how) {}

    /// Everything that decides what comes next.
    private record Spot(Place place, Asked asked) {}

    void start(@Observes StartupEvent start, MeterRegistry meters) {
        meters.gauge("masthead.syndication.waiting", waiters, Set::size);
        // Sooner than the framework, which would first wait for all requests to end.
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            LOG.debug("the machine is going down already", ending);
        }
    }

    /// Waits for what comes after a place where nothing is new.
    ///
    /// @param due when the clock alone brings something, or `null`
    /// @param how what the ledger calls it
    /// @return complete after this time at the latest; whoever completes it ends the waiting
    CompletableFuture<Came> await(Licence licence, Place place, Instant due, Asked asked, Duration atMost, String how) {
        var waiter = new Waiter(licence, usual(place), asked, how);
        long end = vertx.setTimer(atMost.toMillis(), fired -> waiter.answer.complete(waiter.nothing(false)));
        waiters.add(waiter);
        waiter.answer.whenComplete((came, failed) -> {
            waiters.remove(waiter);
            vertx.cancelTimer(end);
        });
        alarm(waiter, due, atMost);
        if (ended) {
            waiter.answer.complete(waiter.nothing(true));
        }
        if (latest.get() > waiter.place.seq()) {
            wake();
        }
        return waiter.answer;
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
        waiter.due = due;
        if (due == null) {
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
        tail.awaitPassed(last, PATIENCE);
        Map<Spot, Block> blocks = new HashMap<>();
        Map<Waiter, Came> come = new HashMap<>();
        for (Waiter waiter : waiters) {
            if (waiter.place.seq() < last || waiter.isDue) {
                waiter.isDue = false;
                try {
                    look(waiter, blocks).ifPresent(came -> come.put(waiter, came));
                } catch (RuntimeException failed) {
                    waiter.answer.completeExceptionally(failed);
                }
            }
        }
        tell(come);
        come.forEach((waiter, came) -> waiter.answer.complete(came));
    }

    /// @return nothing if the waiting goes on
    private Optional<Came> look(Waiter waiter, Map<Spot, Block> blocks) {
        Optional<Licence> licence = door.again(waiter.licence);
        if (licence.isEmpty()) {
            return Optional.of(new Came(List.of(), waiter.place, true, null, true, false));
        }
        Instant now = clock.instant();
        Reader reader = changes.reader(licence.get().partner());
        Place place = changes.today(reader, waiter.place, now);
        Block block = blocks.computeIfAbsent(
                new Spot(place, waiter.asked), fresh -> changes.next(reader, place, waiter.asked, now));
        List<PartnerChange> told = changes.changes(reader, block);
        if (told.isEmpty() && block.caughtUp()) {
            waiter.place = block.next();
            alarm(waiter, block.due(), Duration.ofMinutes(1));
            return Optional.empty();
        }
        return Optional.of(new Came(told, block.next(), block.caughtUp(), block.due(), false, false));
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
        waiters.forEach(waiter -> waiter.answer.complete(waiter.nothing(true)));
    }
}
