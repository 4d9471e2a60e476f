package io.masthead.webhook;

import io.masthead.changelog.Entry;
import io.masthead.changelog.Listener;
import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.id.Id;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Sees to it that somebody works for every endpoint: whenever the log has moved, and whenever something is due. Each
/// endpoint at work has a virtual thread of its own, so that a slow one delays nobody.
@Singleton
public class Dispatch implements Listener {

    private static final Logger LOG = Logger.getLogger(Dispatch.class);
    private static final long IDLE_MILLIS = 1_000;

    /// Rounds closer to each other would only ask the database more often.
    private static final long SHORTEST_MILLIS = 100;

    private static final Duration RENEW = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

    private final Courier courier;
    private final Runs runs;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;
    private final boolean works;
    private final String holder = UUID.randomUUID().toString();
    private final AtomicLong heard = new AtomicLong();
    private final Map<Id, Long> taken = new ConcurrentHashMap<>();
    private final Map<Id, Long> restUntil = new ConcurrentHashMap<>();
    private final Map<Id, Thread> working = new ConcurrentHashMap<>();
    private final Semaphore wake = new Semaphore(0);

    /// Nobody ever releases it but at the end.
    private final Semaphore pace = new Semaphore(0);

    private volatile boolean ended;
    private long renewed = System.nanoTime();

    Dispatch(
            Courier courier,
            Runs runs,
            TransactionSynchronizationRegistry transaction,
            Clock clock,
            @ConfigProperty(name = "masthead.webhooks.deliver") boolean works) {
        this.courier = courier;
        this.runs = runs;
        this.transaction = transaction;
        this.clock = clock;
        this.works = works;
    }

    void start(@Observes StartupEvent start) {
        if (works) {
            Thread.ofVirtual().name("webhooks").start(this::run);
        }
    }

    /// Who is done soon lets go of everything; otherwise the leases run out by themselves, lest two nodes send at once.
    void stop(@Observes ShutdownEvent end) throws InterruptedException {
        ended = true;
        wake.release();
        pace.release();
        if (works && isQuiet()) {
            try {
                DeadlockRetry.run(() -> runs.release(holder));
            } catch (RuntimeException databaseAway) {
                LOG.debug("the leases run out by themselves", databaseAway);
            }
        }
    }

    private boolean isQuiet() throws InterruptedException {
        long end = System.nanoTime() + LAST_WORDS.toNanos();
        for (Thread one : List.copyOf(working.values())) {
            one.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
        return working.isEmpty();
    }

    @Override
    public void changed(List<Entry> entries) {
        heard.incrementAndGet();
        wake.release();
    }

    /// There will be something to do that is not in the log, when the current transaction is committed.
    void wake() {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                wake.release();
            }
        });
    }

    private void run() {
        try {
            while (!ended) {
                wake.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                wake.drainPermits();
                tryRound();
                pace.tryAcquire(SHORTEST_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryRound() {
        try {
            round();
        } catch (RuntimeException failed) {
            LOG.warnf("Webhooks wait: %s", failed.getMessage());
        }
    }

    /// Sets everybody to work for whom there is something to do, and waits for nobody.
    void round() {
        var now = clock.instant();
        long sofar = heard.get();
        if (System.nanoTime() - renewed > RENEW.toNanos()) {
            DeadlockRetry.run(() -> runs.renew(holder, now));
            renewed = System.nanoTime();
        }
        for (Runs.Candidate one : DeadlockRetry.call(runs::candidates)) {
            boolean due = one.lookAt() != null && !one.lookAt().isAfter(now);
            boolean news = !one.down() && sofar > taken.getOrDefault(one.webhook(), -1L);
            if (one.isFor(holder, now) && (due || news) && !rests(one.webhook())) {
                work(one.webhook(), sofar);
            }
        }
    }

    private boolean rests(Id webhook) {
        Long until = restUntil.get(webhook);
        return until != null && System.nanoTime() - until < 0;
    }

    private void work(Id webhook, long sofar) {
        Thread worker = Thread.ofVirtual().name("webhook-" + webhook).unstarted(() -> {
            try {
                while (!ended && courier.step(webhook, holder)) {
                    LOG.tracef("%s has more", webhook);
                }
                taken.put(webhook, sofar);
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failed) {
                LOG.warnf("Webhook %s waits: %s", webhook, failed);
                restUntil.put(webhook, System.nanoTime() + AFTER_TROUBLE.toNanos());
            } finally {
                working.remove(webhook);
            }
        });
        if (working.putIfAbsent(webhook, worker) == null) {
            worker.start();
        }
    }
}
