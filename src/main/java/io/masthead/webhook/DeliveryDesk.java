package io.masthead.webhook;

import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.database.Row;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.FieldFault;
import io.masthead.shared.problem.Problem;
import io.masthead.shared.problem.Validation;
import io.masthead.webhook.Deliveries.Tried;
import io.masthead.webhook.Deliveries.Written;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What owners do with what was sent to their endpoints: look at it, try an endpoint, send again.
@Singleton
public class DeliveryDesk {

    private static final int MOST_REPLAYED = 500;

    private final WebhookRepository webhooks;
    private final Runs runs;
    private final Deliveries deliveries;
    private final DeliveryLog log;
    private final Keyring keyring;
    private final Payloads payloads;
    private final Sender sender;
    private final Dispatch dispatch;
    private final Validation validation;
    private final Clock clock;
    private final Set<Id> underTest = ConcurrentHashMap.newKeySet();

    DeliveryDesk(
            WebhookRepository webhooks,
            Runs runs,
            Deliveries deliveries,
            DeliveryLog log,
            Keyring keyring,
            Payloads payloads,
            Sender sender,
            Dispatch dispatch,
            Validation validation,
            Clock clock) {
        this.webhooks = webhooks;
        this.runs = runs;
        this.deliveries = deliveries;
        this.log = log;
        this.keyring = keyring;
        this.payloads = payloads;
        this.sender = sender;
        this.dispatch = dispatch;
        this.validation = validation;
        this.clock = clock;
    }

    /// A page of what was sent to an endpoint.
    ///
    /// @param state only deliveries in this state, or `null`
    public DeliveryPage list(Owner owner, String id, String state, int limit, String cursor) {
        return log.page(webhooks.existing(owner, id).id(), state, limit, cursor);
    }

    private record Target(Id webhook, String url, List<WebhookSecret> secrets) {}

    /// Sends a `ping` to an endpoint, paused or not, and says how it went. It is not tried again. Works in transactions
    /// of its own, and holds none while it waits for the answer.
    ///
    /// @param beside what belongs into the transaction that writes it down
    /// @throws Problem `404`, `409` if its secret cannot be read, or while another test of it waits on this node
    public Delivery test(Owner owner, String id, Runnable beside) {
        Target target = DeadlockRetry.call(() -> target(owner, id));
        if (!underTest.add(target.webhook)) {
            throw Problem.conflict("test-under-way", "It is being tried already. Wait for the answer.", List.of());
        }
        try {
            return test(target, beside);
        } finally {
            underTest.remove(target.webhook);
        }
    }

    private Delivery test(Target target, Runnable beside) {
        Instant now = clock.instant();
        Id delivery = Id.next();
        var ping = new Parcel(
                null,
                "png_" + delivery,
                Payloads.PING,
                null,
                now,
                payloads.text(Payloads.PING, now, Map.of("webhookId", target.webhook)),
                0,
                null,
                0,
                null);
        Attempt attempt = sent(target, ping);
        String state = attempt.arrived() ? Deliveries.DELIVERED : Deliveries.DEAD;
        DeadlockRetry.run(() -> {
            long place = runs.places(target.webhook, 1) + 1;
            Instant after = clock.instant();
            deliveries.insert(target.webhook, List.of(new Written(delivery, place, ping, state, 1, now, null, after)));
            deliveries.insertTries(List.of(new Tried(delivery, 1, attempt)));
            beside.run();
        });
        return new Delivery(
                delivery,
                ping.eventId(),
                Payloads.PING,
                null,
                now,
                state,
                null,
                clock.instant(),
                List.of(DeliveryTry.of(attempt)));
    }

    private Target target(Owner owner, String id) {
        Webhook webhook = webhooks.existing(owner, id);
        List<WebhookSecret> secrets = new ArrayList<>();
        keyring.open(webhook.id(), webhook.secret()).ifPresent(secrets::add);
        byte[] former = webhook.formerSecret(clock.instant());
        if (former != null) {
            keyring.open(webhook.id(), former).ifPresent(secrets::add);
        }
        if (secrets.isEmpty()) {
            throw Problem.conflict(
                    Webhook.SECRET_LOST, "Its secret cannot be read any more. Rotate it.", List.of("rotate-secret"));
        }
        return new Target(webhook.id(), webhook.url(), secrets);
    }

    private Attempt sent(Target target, Parcel parcel) {
        try {
            return sender.send(target.url, target.secrets, parcel.eventId(), parcel.payload());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The application is being stopped.", 1);
        }
    }

    /// Sends what was settled again, under the same ids, behind everything that waits.
    public ReplayOutcome replay(Owner owner, String id, ReplayInput body) {
        ReplayInput which = validation.check(body);
        List<FieldFault> faults = which.faults();
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        Id webhook = webhooks.existing(owner, id).id();
        // Takes the row first that everybody writes who sends for this endpoint.
        Instant now = clock.instant();
        runs.look(webhook, now);
        List<Row> found = deliveries.settled(webhook, which, MOST_REPLAYED + 1);
        List<Row> replayed = found.subList(0, Math.min(found.size(), MOST_REPLAYED));
        long place = runs.places(webhook, replayed.size());
        Set<Id> waiting = new HashSet<>(deliveries.waitingAbout(
                webhook,
                replayed.stream().map(row -> row.id(1)).filter(Objects::nonNull).toList()));
        for (Row row : replayed) {
            boolean first = row.absent(1) || waiting.add(row.id(1));
            deliveries.replay(row.id(0), ++place, now, first ? now : null);
        }
        dispatch.wake();
        return new ReplayOutcome(replayed.size(), found.size() > MOST_REPLAYED);
    }

    /// Sends events that are in no log to those endpoints of an owner that want them, each behind everything that waits
    /// there.
    ///
    /// @return how many deliveries there are now
    public int send(Owner owner, List<Event> events) {
        Instant now = clock.instant();
        int sent = 0;
        for (Webhook webhook : webhooks.of(owner)) {
            List<Event> wanted = events.stream()
                    .filter(event ->
                            webhook.types().isEmpty() || webhook.types().contains(event.type()))
                    .toList();
            if (webhook.pausedAt() == null && !wanted.isEmpty()) {
                runs.look(webhook.id(), now);
                deliveries.insert(webhook.id(), rows(webhook.id(), wanted, now));
                sent += wanted.size();
            }
        }
        dispatch.wake();
        return sent;
    }

    private List<Written> rows(Id webhook, List<Event> events, Instant now) {
        long place = runs.places(webhook, events.size());
        Set<Id> waiting = new HashSet<>();
        List<Written> rows = new ArrayList<>();
        for (Event event : events) {
            Parcel parcel = payloads.parcel(event);
            boolean first = parcel.about() == null || waiting.add(parcel.about());
            rows.add(new Written(Id.next(), ++place, parcel, Deliveries.WAITING, 0, now, first ? now : null, now));
        }
        return rows;
    }
}
