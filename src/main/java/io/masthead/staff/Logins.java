package io.masthead.staff;

import io.masthead.shared.http.AddressFailures;
import io.masthead.shared.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Judges passwords. An account that fails time and again has to wait, longer each time; an address that nobody has is
/// answered in the same way, after the same work.
@Singleton
class Logins {

    private final StaffRepository staff;
    private final Passwords passwords;
    private final LoginFailures failures;
    private final AddressFailures addresses;
    private final MeterRegistry meters;
    private final Clock clock;

    Logins(StaffRepository staff, Passwords passwords, LoginFailures failures, MeterRegistry meters, Clock clock) {
        this.staff = staff;
        this.passwords = passwords;
        this.failures = failures;
        this.addresses = new AddressFailures(clock);
        this.meters = meters;
        this.clock = clock;
    }

    /// Whose e-mail address and password these are. Opens and ends short transactions of its own.
    ///
    /// @param address where the request came from
    /// @return nobody if they do not belong together, or to somebody who is suspended
    /// @throws Problem `429` while the account or the address has to wait, `503` if too many are waiting
    Optional<Staff> judge(String email, String password, String address) {
        addresses.wait(address).ifPresent(this::refuse);
        int account = failures.account(email);
        // Looked at in turn, just before the hash: guesses that come all at once do not slip past the count.
        Optional<Staff> known = passwords.inTurn(() -> attempt(account, email, password));
        if (known.isEmpty()) {
            addresses.count(address);
        }
        meters.counter("masthead.logins", "outcome", known.isPresent() ? "opened" : "refused")
                .increment();
        return known;
    }

    private Optional<Staff> attempt(int account, String email, String password) {
        Optional<Staff> known = QuarkusTransaction.requiringNew().call(() -> {
            failures.wait(account, clock.instant()).ifPresent(this::refuse);
            return staff.findByEmail(email);
        });
        boolean right = passwords.isRight(password, known.map(Staff::passwordHash))
                && known.filter(Staff::isActive).isPresent();
        Instant now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> {
            if (right) {
                failures.forget(account);
            } else {
                failures.count(account, now);
                failures.sweep(now);
            }
        });
        return right ? known : Optional.empty();
    }

    private void refuse(Duration wait) {
        meters.counter("masthead.logins", "outcome", "locked").increment();
        throw Problem.of(
                        429,
                        "too-many-failures",
                        "Too many requests",
                        "Too many logins failed. Wait, then try again; sessions that are open go on.")
                .with(
                        "Retry-After",
                        Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }
}
