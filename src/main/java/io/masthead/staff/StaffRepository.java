package io.masthead.staff;

import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds staff.
@Singleton
public class StaffRepository implements PanacheRepositoryBase<Staff, Long> {

    /// By e-mail address, however it is capitalised.
    Optional<Staff> findByEmail(String email) {
        return find("email", Staff.normal(email)).firstResultOptional();
    }

    /// @throws Problem `404`
    Staff existing(String id) {
        return Id.parse(id)
                .flatMap(known -> findByIdOptional(known.value()))
                .orElseThrow(() -> Problem.notFound("member of staff"));
    }

    /// Whom an issuer vouches for.
    Optional<Staff> findBySubject(String issuer, String subject) {
        return find("issuer = ?1 and subject = ?2", issuer, subject).firstResultOptional();
    }

    /// The admin who has been here longest.
    Optional<Staff> firstAdmin() {
        return find("role = ?1 and suspendedAt is null order by createdAt, id", Role.ADMIN.toString())
                .firstResultOptional();
    }

    /// Those after this id, by id.
    ///
    /// @param role or `null` for all
    /// @param suspended or `null` for all
    PanacheQuery<Staff> after(long id, String role, Boolean suspended) {
        StringBuilder condition = new StringBuilder("id > ?1");
        List<Object> values = new ArrayList<>(List.of(id));
        if (role != null) {
            condition.append(" and role = ?2");
            values.add(role);
        }
        if (suspended != null) {
            condition.append(suspended ? " and suspendedAt is not null" : " and suspendedAt is null");
        }
        return find(condition.append(" order by id").toString(), values.toArray());
    }

    /// Goes before every change that may leave no admin: such changes wait for each other, or fail, on every engine and
    /// cluster, because they all write one row.
    void lockRoster() {
        getEntityManager()
                .createNativeQuery("update staff_roster set changes = changes + 1 where id = 1")
                .executeUpdate();
    }

    /// @throws Problem `409` if there is no other active admin with a password of their own. Those who come from an
    /// issuer do not count: without it they could not get in.
    void requireAnotherAdmin(Staff leaving) {
        long others = count(
                "role = ?1 and suspendedAt is null and issuer is null and id <> ?2",
                Role.ADMIN.toString(),
                leaving.id().value());
        if (others == 0) {
            throw Problem.conflict(
                    "last-admin", "This is the last active admin. Make somebody else one first.", List.of());
        }
    }

    /// Stores the first member of staff, once however many nodes try at the same time: the column `founder` is unique,
    /// which holds on every engine and cluster, unlike a lock.
    ///
    /// @return whether it was stored; if not, another node was faster
    boolean persistFounder(Staff first) {
        int stored = getEntityManager()
                .createNativeQuery("insert ignore into staff"
                        + " (id, email, name, role, password_hash, founder, created_at, version)"
                        + " values (?1, ?2, ?3, ?4, ?5, true, ?6, 0)")
                .setParameter(1, first.id().value())
                .setParameter(2, first.email())
                .setParameter(3, first.name())
                .setParameter(4, first.role().toString())
                .setParameter(5, first.passwordHash())
                .setParameter(6, first.createdAt())
                .executeUpdate();
        return stored == 1;
    }
}
