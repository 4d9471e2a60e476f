package io.masthead.shared.idempotency;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Keys and what was answered under them, for 24 hours.
@Singleton
class IdempotencyRepository {

    static final Duration LIFE = Duration.ofHours(24);

    /// After this long without an answer whoever claimed is thought dead. If it is not, it finds its claim gone when it
    /// comes to commit, and commits nothing.
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final EntityManager database;
    private final Clock clock;

    IdempotencyRepository(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Claims a key that is free, or whose claim is dead or too old. Needs a transaction of its own.
    ///
    /// @throws Replay if the answer is known
    /// @throws Problem `409` if the work is under way or its answer showed a secret, `422` if the key was used for
    /// something else
    Claim claim(IdempotencyKey key) {
        Claim claim = new Claim(key, Id.next());
        Instant now = clock.instant();
        int inserted = Sql.of(
                        "insert ignore into idempotency_key (caller, name, fingerprint, claim, claimed_at, secret)"
                                + " values (?, ?, ?, ?, ?, false)",
                        key.caller(),
                        key.name(),
                        key.fingerprint(),
                        claim.id(),
                        now)
                .run(database);
        if (inserted == 0) {
            takeOver(claim, now);
        }
        return claim;
    }

    private void takeOver(Claim claim, Instant now) {
        IdempotencyKey key = claim.key();
        List<Row> found = Sql.of(
                        "select fingerprint, claim, claimed_at, status, secret, etag, location, body"
                                + " from idempotency_key where caller = ? and name = ?",
                        key.caller(),
                        key.name())
                .rows(database);
        if (found.isEmpty()) {
            throw underWay();
        }
        Row row = found.getFirst();
        Duration age = Duration.between(row.instant(2), now);
        if (age.compareTo(LIFE) < 0) {
            refuseOrReplay(key, row, age);
        }
        int taken = Sql.of(
                        "update idempotency_key set fingerprint = ?, claim = ?, claimed_at = ?, status = null,"
                                + " secret = false, etag = null, location = null, body = null"
                                + " where caller = ? and name = ? and claim = ? and (status is null or claimed_at <= ?)",
                        key.fingerprint(),
                        claim.id(),
                        now,
                        key.caller(),
                        key.name(),
                        row.id(1),
                        now.minus(LIFE))
                .run(database);
        if (taken == 0) {
            throw underWay();
        }
    }

    private static void refuseOrReplay(IdempotencyKey key, Row row, Duration age) {
        boolean answered = !row.absent(3);
        if (!answered && (age.compareTo(PATIENCE) >= 0 || age.compareTo(PATIENCE.negated()) < 0)) {
            return;
        }
        if (!MessageDigest.isEqual(row.bytes(0), key.fingerprint())) {
            throw Problem.of(
                    422,
                    "idempotency-key-reused",
                    "Unprocessable content",
                    "This Idempotency-Key was used for another request. Take a new one.");
        }
        if (!answered) {
            throw underWay();
        }
        if (row.flag(4)) {
            throw Problem.conflict(
                    "secret-already-shown",
                    "This has been done. Its answer showed a secret, which is shown only once.",
                    List.of());
        }
        throw new Replay(new KeptAnswer((int) row.number(3), false, row.text(5), row.text(6), row.bytes(7)));
    }

    /// Keeps the answer, within the transaction of the work.
    ///
    /// @throws Problem `409` if somebody else took over: the work must not be committed
    void keep(Claim claim, KeptAnswer answer) {
        int kept = Sql.of(
                        "update idempotency_key set status = ?, secret = ?, etag = ?, location = ?, body = ?"
                                + " where caller = ? and name = ? and claim = ? and status is null",
                        answer.status(),
                        answer.secret(),
                        answer.etag(),
                        answer.location(),
                        answer.body(),
                        claim.key().caller(),
                        claim.key().name(),
                        claim.id())
                .run(database);
        if (kept == 0) {
            throw underWay();
        }
    }

    /// Gives a claim back under which nothing was done.
    void release(Claim claim) {
        Sql.of(
                        "delete from idempotency_key where caller = ? and name = ? and claim = ? and status is null",
                        claim.key().caller(),
                        claim.key().name(),
                        claim.id())
                .run(database);
    }

    /// Removes keys that are too old, looked up without locks and removed one by one.
    ///
    /// @return how many; as many as were asked for means that there may be more
    int purge(int most) {
        Instant before = clock.instant().minus(LIFE);
        List<Row> old = Sql.of(
                        "select caller, name from idempotency_key where claimed_at <= ? order by claimed_at limit ?",
                        before,
                        most)
                .rows(database);
        for (Row row : old) {
            Sql.of(
                            "delete from idempotency_key where caller = ? and name = ? and claimed_at <= ?",
                            row.text(0),
                            row.text(1),
                            before)
                    .run(database);
        }
        return old.size();
    }

    private static Problem underWay() {
        return Problem.conflict(
                        "request-under-way", "A request with this Idempotency-Key is under way. Ask again.", List.of())
                .with("Retry-After", "1");
    }
}
