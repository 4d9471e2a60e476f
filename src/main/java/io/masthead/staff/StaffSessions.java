package io.masthead.staff;

import io.masthead.shared.id.Id;
import io.masthead.shared.token.OpaqueToken;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who is logged in. Every request asks here anew, so an ended session or a removed account is refused at once, on
/// every node.
@Singleton
public class StaffSessions {

    private static final int SWEPT_AT_ONCE = 100;

    private final EntityManager database;

    StaffSessions(EntityManager database) {
        this.database = database;
    }

    /// Opens a session, unless the account was removed or got another password since it was read.
    ///
    /// @return whether the session stands
    boolean open(OpaqueToken token, Staff owner, Instant now, Instant end) {
        int opened = database.createNativeQuery(
                        "insert into staff_session (token_hash, staff_id, created_at, expires_at)"
                                + " select ?1, id, ?2, ?3 from staff where id = ?4 and password_hash = ?5")
                .setParameter(1, token.hash())
                .setParameter(2, now)
                .setParameter(3, end)
                .setParameter(4, owner.id().value())
                .setParameter(5, owner.passwordHash())
                .executeUpdate();
        return opened == 1;
    }

    /// Whose session this token opened, if it still stands. One statement.
    Optional<SignedIn> find(OpaqueToken token, Instant now) {
        List<?> found = database.createNativeQuery(
                        "select s.id, s.email, s.name, s.role from staff_session t join staff s on s.id = t.staff_id"
                                + " where t.token_hash = ?1 and t.expires_at > ?2",
                        Tuple.class)
                .setParameter(1, token.hash())
                .setParameter(2, now)
                .getResultList();
        return found.stream()
                .map(Tuple.class::cast)
                .findFirst()
                .map(row -> new SignedIn(
                        new Id(((Number) row.get(0)).longValue()),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        Role.of(row.get(3, String.class)),
                        token));
    }

    /// Ends a session.
    void end(OpaqueToken token) {
        database.createNativeQuery("delete from staff_session where token_hash = ?1")
                .setParameter(1, token.hash())
                .executeUpdate();
    }

    /// Removes sessions that are over. They are looked up first, without locks, and removed by key: a range would lock
    /// the gap into which the next login writes.
    void sweep(Instant now) {
        List<?> over = database.createNativeQuery(
                        "select token_hash from staff_session where expires_at <= ?1 order by expires_at", byte[].class)
                .setParameter(1, now)
                .setMaxResults(SWEPT_AT_ONCE)
                .getResultList();
        if (!over.isEmpty()) {
            database.createNativeQuery("delete from staff_session where token_hash in (?1)")
                    .setParameter(1, over)
                    .executeUpdate();
        }
    }
}
