package io.masthead.testing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The application's clock in tests: real time in ticks of a millisecond, which a test may move ahead and must reset.
/// Nothing that was published while it ran ahead is visible afterwards.
@Singleton
public class TestClock extends Clock {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /// Moves the clock to this moment; it runs on from there.
    public void moveTo(Instant moment) {
        ahead.set(Duration.between(Instant.now(), moment));
    }

    /// Moves the clock ahead.
    public void forward(Duration by) {
        ahead.updateAndGet(by::plus);
    }

    /// Back to real time.
    public void reset() {
        ahead.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get()).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return java.time.ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
