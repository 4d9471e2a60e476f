package io.masthead.article;

import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.id.Id;
import io.masthead.shared.time.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Tells the change log what the clock has done, on every node: readers need it for nothing, everybody who follows
/// the log does. How late it was is measured as `masthead_publish_lag_seconds`, and
/// `masthead_publish_overdue_seconds` says for how long the oldest has waited that nobody has told yet.
@Singleton
public class Announcer {

    private static final Logger LOG = Logger.getLogger(Announcer.class);
    private static final int AT_ONCE = 500;

    private final Transitions transitions;
    private final Timer lag;
    private final AtomicLong overdue;
    private final Clock clock;

    Announcer(Transitions transitions, MeterRegistry meters, Clock clock) {
        this.transitions = transitions;
        this.lag = Timer.builder("masthead.publish.lag")
                .description("From the moment at which a version began or ended by the clock until the log told of it.")
                .register(meters);
        this.overdue = meters.gauge("masthead.publish.overdue.seconds", new AtomicLong());
        this.clock = clock;
    }

    void start(@Observes StartupEvent start, Rounds rounds) {
        rounds.every("masthead.announcer.every", this::announce);
        rounds.every("masthead.announcer.measure-every", this::measure);
    }

    /// Tells everything that is due, each article in a transaction of its own.
    public void announce() {
        QuarkusTransaction.requiringNew()
                .call(() -> transitions.due(clock.instant(), AT_ONCE))
                .forEach(this::announce);
    }

    /// Looks what is left over: a job of its own, which sees it too if the other one hangs.
    public void measure() {
        Instant now = clock.instant();
        overdue.set(QuarkusTransaction.requiringNew()
                .call(() -> transitions.oldest(now))
                .map(oldest -> Duration.between(oldest, now).toSeconds())
                .orElse(0L));
    }

    private void announce(Id article) {
        try {
            List<Instant> told = DeadlockRetry.call(() -> transitions.announce(article, clock.instant()));
            told.forEach(at -> lag.record(Duration.between(at, clock.instant())));
        } catch (RuntimeException failed) {
            // The others are not to wait for this one; its turn comes again.
            LOG.warnf(failed, "The log could not be told yet what the clock has done to article %s", article);
        }
    }
}
