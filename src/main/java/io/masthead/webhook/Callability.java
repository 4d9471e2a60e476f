package io.masthead.webhook;

import io.masthead.shared.outbound.CallRefused;
import io.masthead.shared.outbound.Outbound;
import io.masthead.shared.problem.Problem;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;

/// Refuses addresses that could not be called when they are written down, so that nobody waits for their events. They
/// are asked about again at each call.
@Singleton
class Callability {

    private static final Duration LOOK_UP = Duration.ofSeconds(5);
    private static final String POINTER = "/url";

    private final Outbound outbound;

    Callability(Outbound outbound) {
        this.outbound = outbound;
    }

    /// @throws Problem `422` with the reason
    void check(String url) {
        try {
            outbound.check(url, LOOK_UP);
        } catch (CallRefused refused) {
            throw Problem.invalid(POINTER, refused.code(), refused.getMessage());
        } catch (IOException silent) {
            throw Problem.invalid(POINTER, "unknown-host", "Nobody could say in time where the host is.");
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The application is being stopped.", 1);
        }
    }
}
