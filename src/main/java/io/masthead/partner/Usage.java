package io.masthead.partner;

import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.tally.Counter;
import io.masthead.tally.CounterTable;
import io.masthead.tally.Increment;
import io.masthead.tally.Tallied;
import io.masthead.tally.Tally;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/// Counts what partners do: by day, key, endpoint and outcome. A node gathers for a second and hands its sums to the
/// tally: a crash loses a second of the statistics, and nothing of the quota, which is taken before it is used. When a
/// key was last used is written beside it, once a minute at most.
@Singleton
public class Usage {

    private static final Logger LOG = Logger.getLogger(Usage.class);
    private static final long FLUSH_MILLIS = 1_000;
    private static final Duration USES_EVERY = Duration.ofMinutes(1);
    private static final int BEFORE_OTHERS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final CounterTable TABLE =
            new CounterTable("partner_usage", List.of("day", "key_id", "endpoint", "outcome"), "requests");

    /// A key nobody has.
    private static final Id NOBODYS = new Id(0);

    private final Tally tally;
    private final EntityManager database;
    private final Clock clock;
    private final Map<Line, LongAdder> sums = new ConcurrentHashMap<>();
    private final Map<Id, Instant> uses = new ConcurrentHashMap<>();
    private volatile Instant usesWritten = Instant.EPOCH;

    private record Line(long day, Id key, Endpoint endpoint, Outcome outcome) {}

    Usage(Tally tally, EntityManager database, Clock clock) {
        this.tally = tally;
        this.database = database;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent start, Vertx vertx) {
        vertx.setPeriodic(
                FLUSH_MILLIS,
                timer -> Thread.startVirtualThread(() -> {
                    flush();
                    writeUses();
                }));
    }

    void end(@Observes @Priority(BEFORE_OTHERS) ShutdownEvent shutdown) {
        settle();
    }

    /// Counts a request; never waits.
    ///
    /// @param licence whose, or `null` for a key nobody has
    void count(Licence licence, Endpoint endpoint, Outcome outcome) {
        Instant now = clock.instant();
        Id key = licence == null ? NOBODYS : licence.key();
        long day = Math.floorDiv(now.getEpochSecond(), Duration.ofDays(1).toSeconds());
        sums.computeIfAbsent(new Line(day, key, endpoint, outcome), fresh -> new LongAdder())
                .increment();
        if (licence != null && outcome == Outcome.SERVED) {
            uses.put(key, now);
        }
    }

    /// Returns when all that was counted on this node is on disk, or after a moment.
    public void settle() {
        try {
            flush().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.warnf("What partners use is counted later: %s", late.getMessage());
        }
    }

    private CompletionStage<List<Tallied>> flush() {
        Map<Line, Long> taken = new HashMap<>();
        for (Line line : List.copyOf(sums.keySet())) {
            // Whoever still holds this adder adds to one that nobody reads: so it stays in the map, empty, until its
            // day is over.
            LongAdder adder = sums.get(line);
            long many = adder == null ? 0 : adder.sumThenReset();
            if (many > 0) {
                taken.put(line, many);
            }
        }
        long today = Math.floorDiv(
                clock.instant().getEpochSecond(), Duration.ofDays(1).toSeconds());
        sums.keySet().removeIf(line -> line.day < today - 1);
        if (taken.isEmpty()) {
            return CompletableFuture.completedStage(List.of());
        }
        List<Increment> increments = new ArrayList<>();
        taken.forEach((line, many) -> increments.add(new Increment(List.of(counter(line)), List.of(), many)));
        return tally.count(increments).whenComplete((done, failed) -> {
            if (failed != null) {
                taken.forEach((line, many) ->
                        sums.computeIfAbsent(line, fresh -> new LongAdder()).add(many));
            }
        });
    }

    private static Counter counter(Line line) {
        return TABLE.counter(
                Instant.EPOCH.plus(Duration.ofDays(line.day)), line.key.value(), (long) line.endpoint.number(), (long)
                        line.outcome.ordinal());
    }

    private void writeUses() {
        Instant now = clock.instant();
        // A clock that was set back must not stop it.
        if (uses.isEmpty() || Duration.between(usesWritten, now).abs().compareTo(USES_EVERY) < 0) {
            return;
        }
        usesWritten = now;
        Map<Id, Instant> written = Map.copyOf(uses);
        try {
            DeadlockRetry.run(() -> written.forEach((key, at) -> Sql.of(
                            "update partner_key set last_used_at = ? where id = ?"
                                    + " and (last_used_at is null or last_used_at < ?)",
                            at,
                            key,
                            at)
                    .run(database)));
            written.forEach(uses::remove);
        } catch (RuntimeException failed) {
            LOG.debugf("uses of keys are written later: %s", failed.getMessage());
        }
    }
}
