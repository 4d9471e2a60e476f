package io.masthead.shared.time;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/// Has work done again and again, on a virtual thread and never twice at once. It counts how long the machine runs and
/// does not ask its clock: the framework's scheduler does nothing for an hour when that is set back by one.
@Singleton
public class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class);
    private static final long FIRST_MILLIS = 1_000;
    private static final String OFF = "off";

    private final Vertx vertx;
    private final Config config;
    private final List<Long> timers = new CopyOnWriteArrayList<>();

    Rounds(Vertx vertx, Config config) {
        this.vertx = vertx;
        this.config = config;
    }

    /// @param setting says how often: a time such as `10s`, or `off`
    /// @param work what fails is told in the log, and tried again in the next round
    public void every(String setting, Runnable work) {
        String every = config.getValue(setting, String.class);
        if (every.equals(OFF)) {
            return;
        }
        long millis = DurationConverter.parseDuration(every).toMillis();
        var underWay = new AtomicBoolean();
        timers.add(vertx.setPeriodic(Math.min(FIRST_MILLIS, millis), millis, timer -> {
            if (underWay.compareAndSet(false, true)) {
                Thread.ofVirtual().name(setting).start(() -> round(setting, work, underWay));
            }
        }));
    }

    private static void round(String setting, Runnable work, AtomicBoolean underWay) {
        ManagedContext request = Arc.container().requestContext();
        try {
            request.activate();
            work.run();
        } catch (RuntimeException failed) {
            LOG.warnf(
                    isOfDatabase(failed) ? null : failed,
                    "%s: this round has failed: %s",
                    setting,
                    failed.getMessage());
        } finally {
            request.terminate();
            underWay.set(false);
        }
    }

    /// Which goes away, and comes back: where it happened tells nobody anything.
    private static boolean isOfDatabase(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause).anyMatch(SQLException.class::isInstance);
    }

    void stop(@Observes ShutdownEvent end) {
        timers.forEach(vertx::cancelTimer);
    }
}
