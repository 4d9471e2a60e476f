package io.masthead.shared.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/// How long anybody waits for a connection while all are busy. The start may take longer over its first one: from its
/// end on a client is told within a second that the database is too slow.
@Singleton
class PoolPatience {

    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final int BEHIND_OTHERS = 10_000;

    void begin(@Observes @Priority(BEHIND_OTHERS) StartupEvent start, AgroalDataSource pool) {
        pool.getConfiguration().connectionPoolConfiguration().setAcquisitionTimeout(PATIENCE);
    }
}
