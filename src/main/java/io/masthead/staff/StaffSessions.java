package io.masthead.staff;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.token.OpaqueToken;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who is logged in. Every request asks here anew, so an ended session or a removed or suspended account is refused at
/// once, on every node.
@Singleton
public class StaffSessions {

    private static final int SWEPT_AT_ONCE = 100;

    private final EntityManager database;

    StaffSessions(EntityManager database) {
        this.database = database;
    }

    /// Opens a session, unless the account was removed, suspended, or got another password since it was read.
    ///
    /// @return whether the session stands
    boolean open(Id id, OpaqueToken token, Staff owner, Instant now, Instant end) {
        return Sql.of(
                                "insert into staff_session (token_hash, id, staff_id, created_at, expires_at)"
                                        + " select ?, ?, id, ?, ? from staff"
                                        + " where id = ? and password_hash = ? and suspended_at is null",
                                token.hash(),
                                id,
                                now,
                                end,
                                owner.id(),
                                owner.passwordHash())
                        .run(database)
                == 1;
    }

    /// Whose session this token opened, if it still stands. One statement.
    Optional<SignedIn> find(OpaqueToken token, Instant now) {
        return Sql.of(
                        "select s.id, s.email, s.name, s.role, t.id from staff_session t join staff s on s.id = t.staff_id"
                                + " where t.token_hash = ? and t.expires_at > ? and s.suspended_at is null",
                        token.hash(),
                        now)
                .rows(database)
                .stream()
                .findFirst()
                .map(row -> new SignedIn(
                        row.id(0),
                        row.text(1),
                        row.text(2),
                        Role.of(row.text(3)),
                        new Credential.Session(row.id(4), token)));
    }

    /// A session of somebody's own.
    record Open(Id id, Instant createdAt, Instant expiresAt) {}

    /// Somebody's sessions that stand, after this id, by id. Those that an older release opened are not among them.
    List<Open> of(Id staff, long after, int most, Instant now) {
        return Sql.of(
                        "select id, created_at, expires_at from staff_session"
                                + " where staff_id = ? and id > ? and expires_at > ? order by id limit ?",
                        staff,
                        after,
                        now,
                        most)
                .rows(database)
                .stream()
                .map(row -> new Open(row.id(0), row.instant(1), row.instant(2)))
                .toList();
    }

    /// Ends the session that a token opened.
    void end(OpaqueToken token) {
        Sql.of("delete from staff_session where token_hash = ?", token.hash()).run(database);
    }

    /// Ends one of somebody's sessions.
    ///
    /// @return whether there was one
    boolean end(Id staff, Id session) {
        return Sql.of("delete from staff_session where id = ? and staff_id = ?", session, staff)
                        .run(database)
                == 1;
    }

    /// Ends all of somebody's sessions.
    void endAll(Id staff) {
        remove(Sql.of("select token_hash from staff_session where staff_id = ?", staff));
    }

    /// Ends all of the caller's sessions but the one that this request came with.
    void endOthers(SignedIn who) {
        if (who.by() instanceof Credential.Session session) {
            remove(Sql.of(
                    "select token_hash from staff_session where staff_id = ? and token_hash <> ?",
                    who.id(),
                    session.token().hash()));
        } else {
            endAll(who.id());
        }
    }

    /// Removes sessions that are over.
    void sweep(Instant now) {
        remove(Sql.of(
                "select token_hash from staff_session where expires_at <= ? order by expires_at limit ?",
                now,
                SWEPT_AT_ONCE));
    }

    /// Looked up first, without locks, and removed by key: a range would lock the gap into which the next login writes.
    private void remove(Sql sessions) {
        List<byte[]> hashes =
                sessions.rows(database).stream().map(row -> row.bytes(0)).toList();
        if (!hashes.isEmpty()) {
            Sql.of("delete from staff_session where token_hash in ?", hashes).run(database);
        }
    }
}
