package io.masthead.webhook;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/// Finds endpoints. Nobody finds those of another owner.
@Singleton
class WebhookRepository implements PanacheRepositoryBase<Webhook, Long> {

    /// How many endpoints an owner has at most.
    static final int MOST = 10;

    private static final Instant LONG_AGO = Instant.EPOCH.plusSeconds(86_400);

    /// @throws Problem `404`
    Webhook existing(Owner owner, String id) {
        return Id.parse(id)
                .flatMap(known -> findByIdOptional(known.value()))
                .filter(webhook -> webhook.owner().equals(owner))
                .orElseThrow(() -> Problem.notFound("webhook"));
    }

    /// Those of an owner with a larger id than the given one, by id.
    PanacheQuery<Webhook> after(Owner owner, long id) {
        return owner.isHouse()
                ? find("partnerId is null and id > ?1 order by id", id)
                : find("partnerId = ?1 and id > ?2 order by id", owner.number(), id);
    }

    List<Webhook> of(Owner owner) {
        return after(owner, Long.MIN_VALUE).list();
    }

    /// Brings an endpoint in, to be told what happens from now on.
    ///
    /// @param position where its events begin
    /// @throws Problem `409` if the owner has as many as it may have
    void add(Webhook webhook, String position) {
        Owner owner = webhook.owner();
        Sql.of(
                        "insert into webhook_owner (owner_id, changes) values (?, 1)"
                                + " on duplicate key update changes = changes + 1",
                        owner.number())
                .run(getEntityManager());
        if (after(owner, Long.MIN_VALUE).count() >= MOST) {
            throw Problem.conflict(
                    "too-many-webhooks", "There are " + MOST + " webhooks already. Remove one first.", List.of());
        }
        persistAndFlush(webhook);
        Sql.of(
                        "insert into webhook_run (webhook_id, position, placed, failures, held_by, held_until)"
                                + " values (?, ?, 0, 0, '', ?)",
                        webhook.id(),
                        position,
                        LONG_AGO)
                .run(getEntityManager());
    }

    /// Removes an endpoint and what it still waits for. What was settled ages out.
    void remove(Webhook webhook) {
        Sql.of("delete from webhook_delivery where webhook_id = ? and state = 'waiting'", webhook.id())
                .run(getEntityManager());
        delete(webhook);
        flush();
    }

    /// Keeps all secrets under the newest of the house's, so that the one before is needed no longer.
    void reseal(Keyring keyring) {
        for (Row row : Sql.of("select id, secret, former_secret from webhook").rows(getEntityManager())) {
            reseal(keyring, row, 1, "secret");
            reseal(keyring, row, 2, "former_secret");
        }
    }

    private void reseal(Keyring keyring, Row row, int place, String column) {
        keyring.renewed(row.id(0), row.bytes(place))
                .ifPresent(renewed -> Sql.of(
                                "update webhook set " + column + " = ? where id = ? and " + column + " = ?",
                                renewed,
                                row.id(0),
                                row.bytes(place))
                        .run(getEntityManager()));
    }
}
