package io.masthead.slot;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/// How many events of slots counted, how many came after a cap was reached, and why others did not count.
@Singleton
class SlotMetrics {

    private final Map<EventKind, Counter> counted = new EnumMap<>(EventKind.class);
    private final Map<EventKind, Counter> overCap = new EnumMap<>(EventKind.class);
    private final Map<Refusal, Counter> rejected = new EnumMap<>(Refusal.class);

    SlotMetrics(MeterRegistry registry) {
        for (EventKind kind : EventKind.values()) {
            counted.put(kind, registry.counter("masthead.slots.counted", "kind", kind.wireName()));
            overCap.put(kind, registry.counter("masthead.slots.over-cap", "kind", kind.wireName()));
        }
        for (Refusal reason : Refusal.values()) {
            rejected.put(reason, registry.counter("masthead.slots.rejected", "reason", reason.wireName()));
        }
    }

    void say(EventKind kind, Outcome outcome) {
        switch (outcome.status()) {
            case ACCEPTED -> counted.get(kind).increment();
            case OVER_CAP -> overCap.get(kind).increment();
            case DUPLICATE, REJECTED -> rejected.get(outcome.code()).increment();
        }
    }
}
