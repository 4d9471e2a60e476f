package io.masthead.webhook;

import io.masthead.shared.id.Id;
import io.masthead.webhook.Deliveries.Tried;
import io.masthead.webhook.Deliveries.Written;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// Writes down what came of a batch, all of it in the caller's transaction: rows, tries, and where the endpoint stands
/// now. Who lost the lease meanwhile writes nothing; another node sends it all again, under the same ids.
@Singleton
class Settlement {

    /// An endpoint that is down hears of nothing new by itself.
    private static final Duration NOTHING_TO_PROBE = Duration.ofMinutes(1);

    private final Sources sources;
    private final Runs runs;
    private final Deliveries deliveries;
    private final DeliveryMeters meters;
    private final Clock clock;
    private final Backoff backoff =
            new Backoff(() -> ThreadLocalRandom.current().nextDouble());

    Settlement(Sources sources, Runs runs, Deliveries deliveries, DeliveryMeters meters, Clock clock) {
        this.sources = sources;
        this.runs = runs;
        this.deliveries = deliveries;
        this.meters = meters;
        this.clock = clock;
    }

    /// @return whether there is more to do for the endpoint at once
    boolean write(Plan plan, Batch batch) {
        Instant now = clock.instant();
        List<Parcel> reached = plan.reached(batch);
        Optional<Long> places = runs.places(plan.run(), reached.size());
        if (places.isEmpty()) {
            return false;
        }
        List<Written> inserted = fresh(plan, batch, reached, places.get(), now);
        deliveries.insert(plan.run().webhook(), inserted);
        List<Written> updated = due(plan, batch, now);
        updated.removeIf(row -> !deliveries.update(row));
        List<Written> tried = new ArrayList<>(inserted);
        tried.addAll(updated);
        tried.removeIf(row -> batch.of(row.parcel()) == null);
        deliveries.insertTries(tried.stream()
                .map(row -> new Tried(row.id(), row.tries(), batch.of(row.parcel())))
                .toList());
        tell(plan.run(), tried, batch);
        boolean released = release(plan.run().webhook(), updated, now);
        return stand(plan, batch, released, now);
    }

    private List<Written> fresh(Plan plan, Batch batch, List<Parcel> reached, long place, Instant now) {
        Set<Id> waiting = new HashSet<>(plan.held());
        List<Written> rows = new ArrayList<>();
        for (Parcel parcel : reached) {
            Attempt attempt = batch.of(parcel);
            boolean arrived = attempt != null && attempt.arrived();
            boolean first = arrived || parcel.about() == null || waiting.add(parcel.about());
            Instant next = attempt == null ? now : backoff.next(1, attempt.at(), now, attempt.asked());
            rows.add(new Written(
                    Id.next(),
                    ++place,
                    parcel,
                    arrived ? Deliveries.DELIVERED : Deliveries.WAITING,
                    attempt == null ? 0 : 1,
                    attempt == null ? now : attempt.at(),
                    arrived || !first ? null : next,
                    now));
        }
        return rows;
    }

    private List<Written> due(Plan plan, Batch batch, Instant now) {
        List<Written> rows = new ArrayList<>();
        for (Parcel parcel : plan.due()) {
            Attempt attempt = batch.of(parcel);
            if (attempt != null) {
                int tries = parcel.tries() + 1;
                // What waited behind another one begins its day with its first try.
                Instant first = tries == parcel.earlier() + 1 ? attempt.at() : parcel.firstAt();
                Instant next = backoff.next(tries - parcel.earlier(), first, now, attempt.asked());
                String failed = next == null ? Deliveries.DEAD : Deliveries.WAITING;
                String state = attempt.arrived() ? Deliveries.DELIVERED : failed;
                Instant nextAt = state.equals(Deliveries.WAITING) ? next : null;
                rows.add(new Written(parcel.delivery(), 0, parcel, state, tries, first, nextAt, now));
            }
        }
        return rows;
    }

    private void tell(Run run, List<Written> tried, Batch batch) {
        EventSource source = sources.of(run.owner());
        for (Written row : tried) {
            if (row.state().equals(Deliveries.DELIVERED)) {
                Parcel parcel = row.parcel();
                source.delivered(
                        run.owner(),
                        parcel.type(),
                        parcel.payload(),
                        batch.of(parcel).at());
            }
            meters.count(row.state());
        }
    }

    /// What waited behind something that is settled now is due.
    private boolean release(Id webhook, List<Written> updated, Instant now) {
        Set<Id> things = new LinkedHashSet<>();
        updated.stream()
                .filter(row -> row.nextAt() == null && row.parcel().about() != null)
                .forEach(row -> things.add(row.parcel().about()));
        things.forEach(about -> deliveries.release(webhook, about, now));
        return !things.isEmpty();
    }

    private boolean stand(Plan plan, Batch batch, boolean released, Instant now) {
        Run run = plan.run().at(plan.position(batch)).after(batch.inOrder(), backoff, now);
        boolean gone = batch.inOrder().stream().anyMatch(Attempt::isGone);
        boolean failing = run.failingSince() != null
                && !run.failingSince().plus(Backoff.PAUSED_AFTER).isAfter(now);
        if (gone || failing) {
            runs.stand(run, null);
            runs.pause(run.webhook(), gone ? Webhook.GONE : Webhook.FAILING, now);
            return false;
        }
        if (run.isDown()) {
            runs.stand(run, batch.inOrder().isEmpty() ? now.plus(NOTHING_TO_PROBE) : run.probeAt());
            return false;
        }
        runs.stand(
                run,
                earliest(
                        deliveries.nextDue(run.webhook()),
                        plan.events() == null ? null : plan.events().again()));
        boolean unread = plan.events() == null
                ? !batch.inOrder().isEmpty()
                : plan.events().more();
        return released || unread || plan.run().isDown() || batch.isStopped();
    }

    private static Instant earliest(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
