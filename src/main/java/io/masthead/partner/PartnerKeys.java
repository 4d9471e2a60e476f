package io.masthead.partner;

import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keys of partners. Only their hashes are kept. Each change is logged under `partner-key`, so that every node forgets
/// what it knows of the key.
@Singleton
public class PartnerKeys {

    /// How many of one partner and environment may work at a time: one, and its successor.
    static final int MOST = 2;

    private static final String SUBJECT = "partner-key";
    private static final String LIVE = "revoked_at is null and (expires_at is null or expires_at > ?)";
    private static final String COLUMNS = "select id, name, environment, prefix, scopes, networks, created_at,"
            + " expires_at, revoked_at, last_used_at from partner_key where ";

    private final EntityManager database;
    private final ChangeLog log;
    private final Clock clock;

    PartnerKeys(EntityManager database, ChangeLog log, Clock clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /// What a key is made of, beside chance.
    record Wanted(
            Id partner, String name, String environment, List<String> scopes, List<String> networks, Instant end) {}

    /// Makes a key.
    ///
    /// @throws Problem `409` if there are two already
    NewPartnerKey add(Wanted wanted) {
        alone(wanted.partner);
        return insert(wanted);
    }

    /// Makes a key in the place of another one, which goes on working for a while.
    ///
    /// @param renew whether it gets a year where the other one had an end, which is for staff to decide
    /// @throws Problem `404` if there is no such key that works, `409` if its successor is there already
    public NewPartnerKey rotate(Id partner, Id key, KeyRotationInput how, boolean renew) {
        alone(partner);
        Instant now = clock.instant();
        Row old = Sql.of(
                        "select name, environment, scopes, networks, expires_at from partner_key where id = ?"
                                + " and partner_id = ? and " + LIVE,
                        key,
                        partner,
                        now)
                .rows(database)
                .stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("key"));
        Instant until = now.plus(how.overlap());
        Sql.of(
                        "update partner_key set expires_at = case when expires_at < ? then expires_at else ? end"
                                + " where id = ?",
                        until,
                        until,
                        key)
                .run(database);
        note("rotate", key);
        return insert(new Wanted(
                partner,
                old.text(0),
                old.text(1),
                split(old.text(2)),
                split(old.text(3)),
                renew ? renewed(old.instant(4), now) : old.instant(4)));
    }

    /// Whoever's key had an end gets another one of a year: an end is not outlived by accident.
    private static Instant renewed(Instant end, Instant now) {
        return end == null ? null : now.plus(Duration.ofDays(365));
    }

    private NewPartnerKey insert(Wanted wanted) {
        Instant now = clock.instant();
        long live = Sql.of(
                        "select count(*) from partner_key where partner_id = ? and environment = ? and " + LIVE,
                        wanted.partner,
                        wanted.environment,
                        now)
                .rows(database)
                .getFirst()
                .number(0);
        if (live >= MOST) {
            throw Problem.conflict(
                    "too-many-keys", "Two keys of this environment work already. Revoke one first.", List.of());
        }
        Id id = Id.next();
        KeyText key = KeyText.fresh(wanted.environment);
        Sql.of(
                        "insert into partner_key (id, partner_id, environment, prefix, key_hash, name, scopes, networks,"
                                + " created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        id,
                        wanted.partner,
                        wanted.environment,
                        key.prefix(),
                        key.hash(),
                        wanted.name,
                        String.join(" ", wanted.scopes),
                        String.join(" ", wanted.networks),
                        now,
                        wanted.end)
                .run(database);
        note("create", id);
        return new NewPartnerKey(id, key.text(), key.shown(), wanted.scopes, wanted.end);
    }

    /// Revokes a key for good. Of a key that was revoked nothing changes.
    ///
    /// @throws Problem `404`
    void revoke(Id partner, Id key) {
        find(partner, key).orElseThrow(() -> Problem.notFound("key"));
        Sql.of("update partner_key set revoked_at = ? where id = ? and revoked_at is null", clock.instant(), key)
                .run(database);
        note("revoke", key);
    }

    Optional<AdminPartnerKey> find(Id partner, Id key) {
        return Sql.of(COLUMNS + "partner_id = ? and id = ?", partner, key).rows(database).stream()
                .findFirst()
                .map(this::key);
    }

    /// Keys after this id, by id.
    List<AdminPartnerKey> page(Id partner, long after, int most) {
        return Sql.of(COLUMNS + "partner_id = ? and id > ? order by id limit ?", partner, after, most)
                .rows(database)
                .stream()
                .map(this::key)
                .toList();
    }

    /// Whether a partner has, or had, a key.
    boolean hasAny(Id partner) {
        return !Sql.of("select 1 from partner_key where partner_id = ? limit 1", partner)
                .rows(database)
                .isEmpty();
    }

    /// Changes of one partner's keys wait for each other, or fail, on every engine and cluster: they all write one row.
    private void alone(Id partner) {
        Sql.of("update partner set key_changes = key_changes + 1 where id = ?", partner)
                .run(database);
    }

    private void note(String type, Id key) {
        log.note(Change.of(type, SUBJECT, key, List.of()));
    }

    private AdminPartnerKey key(Row row) {
        Instant end = row.instant(7);
        Instant revoked = row.instant(8);
        String state = end != null && !end.isAfter(clock.instant()) ? "expired" : "live";
        return new AdminPartnerKey(
                row.id(0),
                row.text(1),
                row.text(2),
                "mh_" + row.text(2) + "_" + row.text(3),
                split(row.text(4)),
                split(row.text(5)),
                revoked == null ? state : "revoked",
                row.instant(6),
                end,
                revoked,
                row.instant(9));
    }

    static List<String> split(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
