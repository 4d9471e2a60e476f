package io.masthead.webhook;

import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.time.Rounds;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Removes deliveries that were settled a month ago, keeps secrets under the newest of the house's, and measures how
/// things stand. Every node may do it.
@Singleton
class DeliveryUpkeep {

    /// How long it can be read, and replayed, what was sent.
    static final Duration KEPT = Duration.ofDays(30);

    private static final int AT_ONCE = 500;

    private final EntityManager database;
    private final WebhookRepository webhooks;
    private final Keyring keyring;
    private final Deliveries deliveries;
    private final DeliveryMeters meters;
    private final Clock clock;

    DeliveryUpkeep(
            EntityManager database,
            WebhookRepository webhooks,
            Keyring keyring,
            Deliveries deliveries,
            DeliveryMeters meters,
            Clock clock) {
        this.database = database;
        this.webhooks = webhooks;
        this.keyring = keyring;
        this.deliveries = deliveries;
        this.meters = meters;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start, Rounds rounds) {
        rounds.every("masthead.webhooks.prune-every", this::prune);
        rounds.every("masthead.webhooks.measure-every", this::measure);
    }

    void prune() {
        Instant before = clock.instant().minus(KEPT);
        int gone;
        do {
            gone = DeadlockRetry.call(() -> deliveries.prune(before, AT_ONCE));
        } while (gone == AT_ONCE);
        DeadlockRetry.run(() -> webhooks.reseal(keyring));
    }

    void measure() {
        Row row = DeadlockRetry.call(
                () -> Sql.of("select count(*), min(first_at) from webhook_delivery where state = 'waiting'")
                        .rows(database)
                        .getFirst());
        long oldest = row.absent(1)
                ? 0
                : Duration.between(row.instant(1), clock.instant()).toSeconds();
        meters.stand(row.number(0), oldest);
    }
}
