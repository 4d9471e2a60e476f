package io.masthead.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/// What operators see: tries by outcome (`masthead.webhooks.tries`), how many deliveries wait
/// (`masthead.webhooks.waiting`), and for how long the oldest of them does, in seconds (`masthead.webhooks.oldest`).
@Singleton
class DeliveryMeters {

    private final MeterRegistry meters;
    private volatile long waiting;
    private volatile long oldest;

    DeliveryMeters(MeterRegistry meters) {
        this.meters = meters;
        meters.gauge("masthead.webhooks.waiting", this, one -> one.waiting);
        meters.gauge("masthead.webhooks.oldest", this, one -> one.oldest);
    }

    /// A try: `delivered`, `waiting` if it failed and there will be another one, `dead` if it was the last.
    void count(String state) {
        String outcome = state.equals(Deliveries.WAITING) ? "failed" : state;
        meters.counter("masthead.webhooks.tries", "outcome", outcome).increment();
    }

    /// How things stand over all endpoints.
    void stand(long nowWaiting, long oldestSeconds) {
        waiting = nowWaiting;
        oldest = oldestSeconds;
    }
}
