package io.masthead.webhook;

import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.id.Id;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/// Works for one endpoint, step by step: takes the lease, reads what is due and what is new, sends it, and writes down
/// what came of it. The position moves only over what has arrived or has a row; so whatever happens between sending and
/// writing down is sent again, under the same id.
@Singleton
class Courier {

    /// Deliveries that wait, beyond which nothing new is read: it stays in the log.
    static final int MOST_WAITING = 1_000;

    private static final int BLOCK = 100;

    /// However many endpoints there are, readers' requests find connections to the database.
    private static final int AT_ONCE = 6;

    /// Who may not be told anything is looked at so often; as a rule the log says when that ends.
    private static final Duration HELD_BACK = Duration.ofMinutes(1);

    /// While an endpoint is down, each so many-th probe is something new, lest a few events hold up all others.
    private static final int NEW_PROBE = 4;

    private final Sources sources;
    private final Runs runs;
    private final Deliveries deliveries;
    private final Payloads payloads;
    private final Settlement settlement;
    private final Sender sender;
    private final Clock clock;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    Courier(
            Sources sources,
            Runs runs,
            Deliveries deliveries,
            Payloads payloads,
            Settlement settlement,
            Sender sender,
            Clock clock) {
        this.sources = sources;
        this.runs = runs;
        this.deliveries = deliveries;
        this.payloads = payloads;
        this.settlement = settlement;
        this.sender = sender;
        this.clock = clock;
    }

    /// Makes a step.
    ///
    /// @param holder the name of this node
    /// @return whether there is more to do at once
    @ActivateRequestContext
    boolean step(Id webhook, String holder) throws InterruptedException {
        Optional<Plan> plan = inTurn(() -> plan(webhook, holder));
        if (plan.isEmpty()) {
            return false;
        }
        Batch batch = new Batch(sender, plan.get().run());
        batch.send(plan.get().sendable());
        return inTurn(() -> settlement.write(plan.get(), batch));
    }

    private <T> T inTurn(Callable<T> work) throws InterruptedException {
        turns.acquire();
        try {
            return DeadlockRetry.call(work);
        } finally {
            turns.release();
        }
    }

    private Optional<Plan> plan(Id webhook, String holder) {
        Instant now = clock.instant();
        Run run = runs.take(webhook, holder, now).orElse(null);
        if (run == null) {
            return Optional.empty();
        }
        if (run.secrets().isEmpty()) {
            runs.pause(webhook, Webhook.SECRET_LOST, now);
            return Optional.empty();
        }
        EventSource source = sources.of(run.owner());
        if (run.isDown() && run.probeAt() != null && run.probeAt().isAfter(now)) {
            runs.stand(run, run.probeAt());
            return Optional.empty();
        }
        if (!source.mayReceive(run.owner())) {
            runs.stand(run, now.plus(HELD_BACK));
            return Optional.empty();
        }
        return run.isDown() ? probe(run, source, now) : work(run, source, now);
    }

    /// The one of those that wait which is tried next, and from time to time something new.
    private Optional<Plan> probe(Run run, EventSource source, Instant now) {
        List<Parcel> due = deliveries.due(run.webhook(), now.plus(Backoff.LONGEST), 1);
        if (!due.isEmpty() && run.failures() % NEW_PROBE != 0) {
            return Optional.of(new Plan(run, due, List.of(), Set.of(), null));
        }
        return read(run, List.of(), source, 1, now)
                .map(plan -> plan.sendable().isEmpty()
                        ? new Plan(run, due, plan.fresh(), plan.held(), plan.events())
                        : plan);
    }

    private Optional<Plan> work(Run run, EventSource source, Instant now) {
        List<Parcel> due = deliveries.due(run.webhook(), now, BLOCK);
        boolean full = deliveries.waiting(run.webhook()) >= MOST_WAITING;
        return full ? Optional.of(new Plan(run, due, List.of(), Set.of(), null)) : read(run, due, source, BLOCK, now);
    }

    /// With what is new. An endpoint whose position is older than what its source keeps is paused: it goes on with what
    /// comes then, and its owner knows.
    private Optional<Plan> read(Run run, List<Parcel> due, EventSource source, int most, Instant now) {
        Optional<Events> events = source.after(run.owner(), run.position(), most);
        if (events.isEmpty()) {
            runs.stand(run.at(source.startingNow(run.owner())), null);
            runs.pause(run.webhook(), Webhook.TOO_FAR_BEHIND, now);
            return Optional.empty();
        }
        List<Parcel> fresh = events.get().list().stream()
                .filter(event -> run.wants(event.type()))
                .map(payloads::parcel)
                .toList();
        Set<Id> held = deliveries.waitingAbout(
                run.webhook(),
                fresh.stream().map(Parcel::about).filter(Objects::nonNull).toList());
        return Optional.of(new Plan(run, due, fresh, held, events.get()));
    }
}
