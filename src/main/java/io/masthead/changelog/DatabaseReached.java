package io.masthead.changelog;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready is a node that follows the change log, however much of it there is to take in. Whether it lives has nothing to
/// do with the database: a restart would
/// only throw away the answers that it keeps.
@Readiness
@Singleton
public class DatabaseReached implements HealthCheck {

    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final Tail tail;

    DatabaseReached(Tail tail) {
        this.tail = tail;
    }

    @Override
    public HealthCheckResponse call() {
        Duration silence = Duration.ofNanos(tail.unheardFor());
        return HealthCheckResponse.named("change-log")
                .status(silence.compareTo(LONGEST) < 0)
                .withData("silentForMillis", silence.toMillis())
                .withData("position", tail.position())
                .build();
    }
}
