package io.masthead.webhook;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where endpoints stand, and which node works for them. The row is a lease: whoever holds it works, and renews it;
/// when it has run out another node takes over, and who lost it writes nothing any more.
@Singleton
class Runs {

    /// How long a node that says nothing keeps an endpoint.
    static final Duration LEASE = Duration.ofSeconds(30);

    /// No lease ends later than this: one that does was taken before the clock was set back.
    private static final Duration LONGEST = LEASE.multipliedBy(2);

    private final EntityManager database;
    private final Keyring keyring;

    Runs(EntityManager database, Keyring keyring) {
        this.database = database;
        this.keyring = keyring;
    }

    /// An endpoint for which there may be something to do.
    ///
    /// @param lookAt when it is to be looked at in any case, or `null`
    record Candidate(Id webhook, String heldBy, Instant heldUntil, Instant lookAt, boolean down) {

        boolean isFor(String holder, Instant now) {
            return heldBy.equals(holder) || !heldUntil.isAfter(now) || heldUntil.isAfter(now.plus(LONGEST));
        }
    }

    /// All endpoints that are not paused.
    List<Candidate> candidates() {
        return Sql.of("select r.webhook_id, r.held_by, r.held_until, r.look_at, r.failures from webhook_run r"
                        + " join webhook w on w.id = r.webhook_id where w.paused_at is null")
                .rows(database)
                .stream()
                .map(row -> new Candidate(
                        row.id(0), row.text(1), row.instant(2), row.instant(3), row.number(4) >= Backoff.DOWN))
                .toList();
    }

    /// Takes or renews the lease of an endpoint.
    ///
    /// @return nothing if another node has it, or if it is paused or gone
    Optional<Run> take(Id webhook, String holder, Instant now) {
        int taken = Sql.of(
                        "update webhook_run set held_by = ?, held_until = ? where webhook_id = ?"
                                + " and (held_by = ? or held_until <= ? or held_until > ?)",
                        holder,
                        now.plus(LEASE),
                        webhook,
                        holder,
                        now,
                        now.plus(LONGEST))
                .run(database);
        return taken == 0
                ? Optional.empty()
                : Sql.of(
                                "select w.partner_id, w.url, w.types, w.secret, w.former_secret, w.former_secret_until,"
                                        + " r.position, r.failures, r.failing_since, r.probe_at from webhook w"
                                        + " join webhook_run r on r.webhook_id = w.id where w.id = ? and w.paused_at is null",
                                webhook)
                        .rows(database)
                        .stream()
                        .findFirst()
                        .map(row -> run(webhook, holder, row, now));
    }

    private Run run(Id webhook, String holder, Row row, Instant now) {
        List<WebhookSecret> secrets = new ArrayList<>();
        keyring.open(webhook, row.bytes(3)).ifPresent(secrets::add);
        if (!row.absent(4) && row.instant(5).isAfter(now)) {
            keyring.open(webhook, row.bytes(4)).ifPresent(secrets::add);
        }
        return new Run(
                webhook,
                holder,
                row.absent(0) ? Owner.HOUSE : Owner.partner(row.id(0)),
                row.text(1),
                row.text(2).isEmpty() ? List.of() : List.of(row.text(2).split(" ")),
                List.copyOf(secrets),
                row.text(6),
                (int) row.number(7),
                row.instant(8),
                row.instant(9));
    }

    /// Takes places for deliveries.
    ///
    /// @return the place before the first of them; nothing if the lease is lost or the endpoint is gone
    Optional<Long> places(Run run, int many) {
        int counted = Sql.of(
                        "update webhook_run set placed = placed + ? where webhook_id = ? and held_by = ?",
                        many,
                        run.webhook(),
                        run.holder())
                .run(database);
        return counted == 0 ? Optional.empty() : Optional.of(placed(run.webhook()) - many);
    }

    /// The same for who needs no lease: deliveries that have their rows already.
    long places(Id webhook, int many) {
        Sql.of("update webhook_run set placed = placed + ? where webhook_id = ?", many, webhook)
                .run(database);
        return placed(webhook) - many;
    }

    private long placed(Id webhook) {
        return Sql.of("select placed from webhook_run where webhook_id = ?", webhook)
                .rows(database)
                .getFirst()
                .number(0);
    }

    /// Writes down where an endpoint stands, for who holds the lease.
    void stand(Run run, Instant lookAt) {
        Sql.of(
                        "update webhook_run set position = ?, failures = ?, failing_since = ?, probe_at = ?, look_at = ?"
                                + " where webhook_id = ? and held_by = ?",
                        run.position(),
                        run.failures(),
                        run.failingSince(),
                        run.probeAt(),
                        lookAt,
                        run.webhook(),
                        run.holder())
                .run(database);
    }

    /// Pauses an endpoint because of what was seen of it.
    void pause(Id webhook, String reason, Instant now) {
        Sql.of(
                        "update webhook set paused_at = ?, paused_reason = ?, version = version + 1 where id = ?"
                                + " and paused_at is null",
                        now,
                        reason,
                        webhook)
                .run(database);
    }

    /// Begins anew after a pause, or when the owner says that it is well again.
    void begin(Id webhook, Instant now) {
        Sql.of(
                        "update webhook_run set failures = 0, failing_since = null, probe_at = null, look_at = ?"
                                + " where webhook_id = ?",
                        now,
                        webhook)
                .run(database);
    }

    /// There is something to do at once.
    void look(Id webhook, Instant now) {
        Sql.of("update webhook_run set look_at = ? where webhook_id = ?", now, webhook)
                .run(database);
    }

    /// Keeps everything that a node holds.
    void renew(String holder, Instant now) {
        Sql.of("update webhook_run set held_until = ? where held_by = ?", now.plus(LEASE), holder)
                .run(database);
    }

    /// A node that ends lets everything go.
    void release(String holder) {
        Sql.of("update webhook_run set held_by = '', held_until = '1970-01-02' where held_by = ?", holder)
                .run(database);
    }

    /// How these endpoints are doing; one statement.
    Map<Id, WebhookHealth> health(List<Id> webhooks) {
        Map<Id, WebhookHealth> health = new HashMap<>();
        if (!webhooks.isEmpty()) {
            Sql.of(
                            "select r.webhook_id, r.failures, r.failing_since, (select count(*) from webhook_delivery d"
                                    + " where d.webhook_id = r.webhook_id and d.state = 'waiting'),"
                                    + " (select count(*) from webhook_delivery d where d.webhook_id = r.webhook_id"
                                    + " and d.state = 'dead') from webhook_run r where r.webhook_id in ?",
                            webhooks)
                    .rows(database)
                    .forEach(row -> health.put(row.id(0), WebhookHealth.of(row, 1)));
        }
        return health;
    }
}
