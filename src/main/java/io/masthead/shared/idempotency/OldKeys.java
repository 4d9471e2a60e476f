package io.masthead.shared.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/// Forgets keys after their 24 hours, in small transactions. Any number of nodes may do so at once.
@Singleton
public class OldKeys {

    private static final int AT_ONCE = 500;

    private final IdempotencyRepository keys;

    OldKeys(IdempotencyRepository keys) {
        this.keys = keys;
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int forgotten = AT_ONCE;
        while (forgotten == AT_ONCE) {
            forgotten = QuarkusTransaction.requiringNew().call(() -> keys.purge(AT_ONCE));
        }
    }
}
