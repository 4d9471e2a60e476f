package io.masthead.staff;

import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.id.Id;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes the first admin when there is no staff yet: from the settings, or with a random password that is printed once
/// and stored nowhere.
@Singleton
public class FirstAdmin {

    static final String DEFAULT_EMAIL = "admin@masthead.local";

    private static final String NAME = "Administrator";
    private static final String EASY_TO_TYPE = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 5;
    private static final int GROUP_LENGTH = 5;

    private final StaffRepository staff;
    private final Passwords passwords;
    private final Clock clock;
    private final Optional<String> email;
    private final Optional<String> password;

    FirstAdmin(
            StaffRepository staff,
            Passwords passwords,
            Clock clock,
            @ConfigProperty(name = "masthead.admin-email") Optional<String> email,
            @ConfigProperty(name = "masthead.admin-password") Optional<String> password) {
        this.staff = staff;
        this.passwords = passwords;
        this.clock = clock;
        this.email = email;
        this.password = password;
    }

    /// Runs before observers without a priority: the sample newsroom may count on staff.
    ///
    /// @throws ConfigurationException with one sentence if a setting that is needed now cannot be used
    void atStart(@Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent start) {
        make(System.out);
    }

    void make(PrintStream console) {
        if (QuarkusTransaction.requiringNew().call(staff::count) > 0) {
            return;
        }
        String address = email.orElse(DEFAULT_EMAIL);
        check(address);
        String chosen = password.orElseGet(FirstAdmin::randomPassword);
        Staff first = new Staff(Id.next(), address, NAME, Role.ADMIN, passwords.hash(chosen), clock.instant());
        // Nodes that start at once meet at the same row.
        boolean made = DeadlockRetry.call(() -> staff.persistFounder(first));
        if (made && password.isEmpty()) {
            announce(console, first.email(), chosen);
        }
    }

    private void check(String address) {
        if (!Staff.isEmail(Staff.normal(address))) {
            throw new ConfigurationException("MASTHEAD_ADMIN_EMAIL must be an e-mail address.");
        }
        int length = password.map(String::length).orElse(Passwords.SHORTEST);
        if (length < Passwords.SHORTEST || length > Passwords.LONGEST) {
            throw new ConfigurationException("MASTHEAD_ADMIN_PASSWORD must have " + Passwords.SHORTEST + " to "
                    + Passwords.LONGEST + " characters; it has " + length + ".");
        }
    }

    private static void announce(PrintStream console, String address, String password) {
        String line = "-".repeat(72);
        console.println(String.join(
                System.lineSeparator(),
                line,
                "  The first admin was made. This password is shown only now: keep it.",
                "",
                "    e-mail    " + address,
                "    password  " + password,
                line));
    }

    private static String randomPassword() {
        var random = new SecureRandom();
        return IntStream.range(0, GROUPS)
                .mapToObj(group -> random.ints(GROUP_LENGTH, 0, EASY_TO_TYPE.length())
                        .mapToObj(i -> EASY_TO_TYPE.substring(i, i + 1))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }
}
