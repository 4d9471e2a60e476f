package io.masthead.staff;

import io.masthead.shared.id.Id;
import io.masthead.testing.Newsroom;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/// Puts staff into the database directly.
public final class Hiring {

    private Hiring() {}

    /// Hires somebody new whose password is [Newsroom#PASSWORD].
    ///
    /// @return their e-mail address
    public static String hire(Role role) {
        Id id = Id.next();
        String email = role + "-" + id + "@news.example";
        String hash = bean(Passwords.class).hash(Newsroom.PASSWORD);
        Staff hired = new Staff(
                id, email, "Somebody " + id, role, hash, bean(Clock.class).instant());
        QuarkusTransaction.requiringNew().run(() -> bean(StaffRepository.class).persist(hired));
        return hired.email();
    }

    /// As if nobody had ever mistyped a password.
    public static void forgiveFailures() {
        QuarkusTransaction.requiringNew()
                .run(() -> bean(EntityManager.class)
                        .createNativeQuery("delete from login_failure")
                        .executeUpdate());
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
