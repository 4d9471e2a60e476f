package io.masthead.staff;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.token.OpaqueToken;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tokens that staff made for programs. Only their hashes are kept.
@Singleton
class StaffTokens {

    /// How much of a token is kept to know it by; the rest still has more than 200 random bits.
    static final int PREFIX_LENGTH = 12;

    /// The last use is written at most this often.
    static final Duration USE_WRITTEN_EVERY = Duration.ofMinutes(1);

    private static final String COLUMNS =
            "id, name, prefix, scopes, staff_id, created_at, expires_at, last_used_at from staff_token";

    private final EntityManager database;

    StaffTokens(EntityManager database) {
        this.database = database;
    }

    /// Keeps a new token.
    AdminNewToken add(OpaqueToken token, SignedIn owner, String name, List<Scope> scopes, Instant now, Instant end) {
        Id id = Id.next();
        String prefix = token.text().substring(0, PREFIX_LENGTH);
        Sql.of(
                        "insert into staff_token (id, token_hash, staff_id, name, prefix, scopes, created_at,"
                                + " expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                        id,
                        token.hash(),
                        owner.id(),
                        name,
                        prefix,
                        Scope.join(scopes),
                        now,
                        end)
                .run(database);
        return new AdminNewToken(
                id,
                token.text(),
                name,
                prefix,
                scopes.stream().sorted().map(Scope::toString).toList(),
                end);
    }

    /// Whose token this is, if it still stands and its owner is active. One statement, and once a minute a second one
    /// that writes down the use.
    Optional<SignedIn> find(OpaqueToken token, Instant now) {
        Optional<Row> found = Sql.of(
                        "select s.id, s.email, s.name, s.role, t.id, t.scopes, t.last_used_at from staff_token t"
                                + " join staff s on s.id = t.staff_id"
                                + " where t.token_hash = ? and t.expires_at > ? and s.suspended_at is null",
                        token.hash(),
                        now)
                .rows(database)
                .stream()
                .findFirst();
        found.ifPresent(row -> noteUse(row.id(4), row.instant(6), now));
        return found.map(row -> new SignedIn(
                row.id(0),
                row.text(1),
                row.text(2),
                Role.of(row.text(3)),
                new Credential.ApiToken(row.id(4), Scope.split(row.text(5)))));
    }

    private void noteUse(Id token, Instant last, Instant now) {
        Instant due = now.minus(USE_WRITTEN_EVERY);
        if (last == null || !last.isAfter(due)) {
            QuarkusTransaction.requiringNew()
                    .run(() -> Sql.of(
                                    "update staff_token set last_used_at = ? where id = ?"
                                            + " and (last_used_at is null or last_used_at <= ?)",
                                    now,
                                    token,
                                    due)
                            .run(database));
        }
    }

    /// Tokens after this id, by id.
    ///
    /// @param staff whose, or `null` for everybody's
    List<AdminToken> page(Id staff, long after, int most) {
        Sql sql = Sql.of("select " + COLUMNS + " where id > ?", after);
        if (staff != null) {
            sql.add(" and staff_id = ?", staff);
        }
        return sql.add(" order by id limit ?", most).rows(database).stream()
                .map(StaffTokens::token)
                .toList();
    }

    Optional<AdminToken> find(Id id) {
        return Sql.of("select " + COLUMNS + " where id = ?", id).rows(database).stream()
                .findFirst()
                .map(StaffTokens::token);
    }

    /// How many of somebody's tokens still stand.
    long count(Id staff, Instant now) {
        return Sql.of("select count(*) from staff_token where staff_id = ? and expires_at > ?", staff, now)
                .rows(database)
                .getFirst()
                .number(0);
    }

    void revoke(Id token) {
        Sql.of("delete from staff_token where id = ?", token).run(database);
    }

    /// Revokes all of somebody's tokens.
    void revokeAll(Id staff) {
        page(staff, Long.MIN_VALUE, Integer.MAX_VALUE).forEach(token -> revoke(token.id()));
    }

    private static AdminToken token(Row row) {
        return new AdminToken(
                row.id(0),
                row.text(1),
                row.text(2),
                Scope.split(row.text(3)).stream().map(Scope::toString).toList(),
                row.id(4),
                row.instant(5),
                row.instant(6),
                row.instant(7));
    }
}
