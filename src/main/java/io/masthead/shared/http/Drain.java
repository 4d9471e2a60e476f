package io.masthead.shared.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/// How a node leaves: it says that it is not ready and goes on serving for as long as a load balancer needs to notice,
/// then closes its door, and serves on who is still inside. From the first moment on each answer asks its client to
/// connect anew, so nobody's next request meets a connection that is gone. Only then does the framework end.
@Default
@Readiness
@Singleton
public class Drain implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Drain.class);

    /// Who asks time and again over one connection has been told by then; who says nothing is not waited for longer.
    private static final long LINGER = TimeUnit.SECONDS.toNanos(1);

    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(10);

    private final Duration pause;
    private final List<Runnable> farewells = new CopyOnWriteArrayList<>();
    private volatile boolean leaving;

    /// @param pause how long it serves on after it said that it leaves
    Drain(@ConfigProperty(name = "masthead.drain") Duration pause) {
        this.pause = pause;
        if (pause.isNegative() || pause.compareTo(Duration.ofMinutes(2)) > 0) {
            throw new IllegalStateException("MASTHEAD_DRAIN is a duration from PT0S to PT2M.");
        }
    }

    /// Whether clients are to connect to somebody else from now on.
    boolean isLeaving() {
        return leaving;
    }

    /// Has this done once nobody can connect any more: whoever waits for something that may take long is to be let go.
    public void whenClosed(Runnable farewell) {
        farewells.add(farewell);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("not-leaving").status(!leaving).build();
    }

    /// The framework goes on when this returns.
    void begin(@Observes ShutdownDelayInitiatedEvent asked) {
        leave(ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class));
    }

    void leave(int port) {
        leaving = true;
        if (pause.isPositive()) {
            LOG.infof("Leaving: requests are served for another %d ms", pause.toMillis());
        }
        wait(pause.toNanos(), () -> true);
        Connections.closeDoor(port);
        farewells.forEach(Runnable::run);
        wait(LINGER, () -> Connections.open(port) > 0);
    }

    private static void wait(long atMost, BooleanSupplier still) {
        long end = System.nanoTime() + atMost;
        while (System.nanoTime() < end && still.getAsBoolean()) {
            LockSupport.parkNanos(STEP);
        }
    }
}
