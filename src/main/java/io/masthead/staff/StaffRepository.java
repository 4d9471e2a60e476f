package io.masthead.staff;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Finds staff.
@Singleton
public class StaffRepository implements PanacheRepositoryBase<Staff, Long> {

    /// By e-mail address, however it is capitalised.
    Optional<Staff> findByEmail(String email) {
        return find("email", Staff.normal(email)).firstResultOptional();
    }

    /// The admin who has been here longest.
    Optional<Staff> firstAdmin() {
        return find("role = ?1 order by createdAt, id", Role.ADMIN.toString()).firstResultOptional();
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
