package io.masthead.changelog;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Gives every [Follower] a thread of its own, so that none waits for another, and a gauge of how far it is behind:
/// `masthead.changelog.lag`, in entries.
@Singleton
class Following {

    private final DataSource database;
    private final Tail tail;
    private final Instance<Follower> followers;
    private final MeterRegistry meters;
    private final Clock clock;
    private final List<Position> running = new ArrayList<>();

    Following(DataSource database, Tail tail, Instance<Follower> followers, MeterRegistry meters, Clock clock) {
        this.database = database;
        this.tail = tail;
        this.followers = followers;
        this.meters = meters;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start) {
        for (Follower follower : followers) {
            if (follower.isActive()) {
                var position = new Position(follower, database, tail, clock);
                meters.gauge(
                        "masthead.changelog.lag",
                        List.of(io.micrometer.core.instrument.Tag.of("follower", follower.name())),
                        position,
                        Position::lag);
                running.add(position);
                Thread.ofVirtual().name("follow-" + follower.name()).start(position);
            }
        }
    }

    void stop(@Observes ShutdownEvent end) {
        running.forEach(Position::stop);
    }
}
