package io.masthead.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/// When a failed event is tried again: after 5 seconds, then each time three times as long, at most four hours, all of
/// it a fifth longer or shorter by chance, so that what failed together does not come back together. The last try is a
/// day after the first.
final class Backoff {

    /// How long an event is tried, from its first try on.
    static final Duration LONGEST = Duration.ofHours(24);

    /// So many failures in a row, whatever the events, and an endpoint is down: it is probed with one event at a time.
    static final int DOWN = 5;

    /// An endpoint at which everything failed for so long is paused.
    static final Duration PAUSED_AFTER = Duration.ofDays(5);

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration CEILING = Duration.ofHours(4);
    private static final Duration PROBE_CEILING = Duration.ofMinutes(30);
    private static final int FACTOR = 3;
    private static final double SPREAD = 0.2;

    private final DoubleSupplier chance;

    /// @param chance numbers from 0 to 1
    Backoff(DoubleSupplier chance) {
        this.chance = chance;
    }

    /// When an event is tried again.
    ///
    /// @param tries how often it was, at least 1
    /// @param first when it was tried first
    /// @param asked until when the receiver asked to be left alone, or `null`; believed for an hour at most
    /// @return `null` if that was the last try
    Instant next(int tries, Instant first, Instant now, Instant asked) {
        Instant end = first.plus(LONGEST);
        if (!now.isBefore(end)) {
            return null;
        }
        Instant next = later(now.plus(pause(tries, CEILING)), asked, now);
        return next.isAfter(end) ? end : next;
    }

    /// When an endpoint that is down is probed again.
    ///
    /// @param failures in a row
    Instant probe(int failures, Instant now, Instant asked) {
        return later(now.plus(pause(failures - DOWN + 1, PROBE_CEILING)), asked, now);
    }

    private static Instant later(Instant own, Instant asked, Instant now) {
        if (asked == null || !asked.isAfter(own)) {
            return own;
        }
        Instant most = now.plus(Duration.ofHours(1));
        return asked.isAfter(most) ? most : asked;
    }

    private Duration pause(int tries, Duration ceiling) {
        double millis = FIRST.toMillis() * Math.pow(FACTOR, tries - 1.0);
        double bounded = Math.min(ceiling.toMillis(), millis);
        return Duration.ofMillis(Math.round(bounded * (1 - SPREAD + 2 * SPREAD * chance.getAsDouble())));
    }
}
