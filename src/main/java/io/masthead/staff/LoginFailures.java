package io.masthead.staff;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.token.Signer;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Failed logins by account, in the database: so every node knows of them. An address that no account has is counted
/// like one that has, and all of them share a fixed number of rows.
@Singleton
class LoginFailures {

    /// How many may fail before the account has to wait.
    static final int FREE = 4;

    static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /// After this long without a failure they are forgotten.
    static final Duration MEMORY = Duration.ofHours(1);

    private static final int ACCOUNT_BITS = 20;
    private static final int SWEPT_AT_ONCE = 100;

    private final EntityManager database;
    private final Signer signer;

    LoginFailures(EntityManager database, Signer signer) {
        this.database = database;
        this.signer = signer;
    }

    /// The number an address counts under. Two addresses may share one; one in a million does.
    int account(String email) {
        String signed = signer.sign("login-failures", Staff.normal(email));
        byte[] mac = java.util.Base64.getUrlDecoder().decode(signed.substring(0, 8));
        return ((mac[0] & 0xff) << 16 | (mac[1] & 0xff) << 8 | mac[2] & 0xff) >>> (24 - ACCOUNT_BITS);
    }

    /// How long logins of this account have to wait, or nothing. Nobody waits for an hour because the clock was set
    /// back by one.
    Optional<Duration> wait(int account, Instant now) {
        return Sql.of(
                        "select locked_until from login_failure where account = ? and locked_until > ?"
                                + " and locked_until <= ?",
                        account,
                        now,
                        now.plus(LONGEST_WAIT))
                .rows(database)
                .stream()
                .findFirst()
                .map(row -> Duration.between(now, row.instant(0)));
    }

    /// Counts a failure; from the fifth on each doubles the wait.
    void count(int account, Instant now) {
        Sql.of(
                        "insert into login_failure (account, failures, last_at) values (?, 1, ?)"
                                + " on duplicate key update failures = case when last_at <= ? then 1"
                                + " else failures + 1 end, last_at = values(last_at)",
                        account,
                        now,
                        now.minus(MEMORY))
                .run(database);
        List<Row> counted = Sql.of("select failures from login_failure where account = ?", account)
                .rows(database);
        if (!counted.isEmpty() && counted.getFirst().number(0) > FREE) {
            Sql.of(
                            "update login_failure set locked_until = ? where account = ?",
                            now.plus(waitAfter(counted.getFirst().number(0))),
                            account)
                    .run(database);
        }
    }

    static Duration waitAfter(long failures) {
        Duration wait = SHORTEST_WAIT.multipliedBy(1L << Math.min(10, failures - FREE - 1));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /// Somebody got in: the failures before were theirs.
    void forget(int account) {
        Sql.of("delete from login_failure where account = ?", account).run(database);
    }

    /// Removes some that are old, looked up first, without locks.
    void sweep(Instant now) {
        List<Long> old = Sql.of(
                        "select account from login_failure where last_at <= ? order by last_at limit ?",
                        now.minus(MEMORY),
                        SWEPT_AT_ONCE)
                .rows(database)
                .stream()
                .map(row -> row.number(0))
                .toList();
        if (!old.isEmpty()) {
            Sql.of("delete from login_failure where account in ? and last_at <= ?", old, now.minus(MEMORY))
                    .run(database);
        }
    }
}
