package io.masthead.viewcount;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/// How many views counted, and why others did not.
@Singleton
class ViewMetrics {

    private final Counter counted;
    private final Map<Reason, Counter> rejected = new EnumMap<>(Reason.class);
    private final Counter unanswered;

    ViewMetrics(MeterRegistry registry) {
        counted = registry.counter("masthead.views.counted");
        for (Reason reason : Reason.values()) {
            rejected.put(reason, rejected(registry, reason.wireName()));
        }
        unanswered = rejected(registry, "unavailable");
    }

    void counted() {
        counted.increment();
    }

    void rejected(Reason reason) {
        rejected.get(reason).increment();
    }

    /// A view that could not be written in time.
    void unavailable() {
        unanswered.increment();
    }

    private static Counter rejected(MeterRegistry registry, String reason) {
        return registry.counter("masthead.views.rejected", "reason", reason);
    }
}
