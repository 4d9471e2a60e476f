package io.masthead.syndication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.masthead.partner.Door;
import io.masthead.partner.Licence;
import io.masthead.shared.id.Id;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What streams of changes on this node have in common: how many a partner may hold open, what comes next, and how
/// it is written (server-sent events, HTML Living Standard, section 9.2).
@Singleton
class Streams {

    private static final String HOW = "stream";

    /// How often who is told nothing hears that the line is open; a proxy would cut it off otherwise.
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final PartnerChanges changes;
    private final ChangeCursors cursors;
    private final Waiting waiting;
    private final Door door;
    private final ObjectMapper json;
    private final Clock clock;
    private final Seats seats;
    private volatile Duration heartbeat = HEARTBEAT;

    Streams(
            PartnerChanges changes,
            ChangeCursors cursors,
            Waiting waiting,
            Door door,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "masthead.streams-per-partner") int most) {
        this.changes = changes;
        this.cursors = cursors;
        this.waiting = waiting;
        this.door = door;
        this.json = json;
        this.clock = clock;
        seats = new Seats(most, "too-many-streams", "Close one, or ask for changes with `wait`.");
    }

    /// What is to be written next.
    ///
    /// @param more whether something is there already behind it
    /// @param due when the clock alone brings something, or `null`
    record Next(Buffer events, Place place, boolean more, Instant due) {}

    void start(@Observes StartupEvent start, MeterRegistry meters) {
        meters.gauge("masthead.syndication.streams", seats, Seats::all);
    }

    /// Takes a place among a partner's streams.
    ///
    /// @throws Problem `429 too-many-streams`
    void enter(Id partner) {
        seats.take(partner);
    }

    void leave(Id partner) {
        seats.leave(partner);
    }

    /// How many a partner holds open.
    int open(Id partner) {
        return seats.of(partner);
    }

    /// How often who is told nothing is told just that; for tests.
    void heartbeat(Duration every) {
        heartbeat = every;
    }

    /// Where a stream begins.
    ///
    /// @throws Problem `400 bad-cursor`
    Place begin(Licence licence, String cursor) {
        return changes.place(changes.reader(licence.partner()), cursor, clock.instant());
    }

    /// What comes next; asks the database.
    ///
    /// @return nothing if the key would not be let in any more
    @ActivateRequestContext
    Optional<Next> next(Licence licence, Place place, Asked asked) {
        if (door.again(licence).isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Reader reader = changes.reader(licence.partner());
        PartnerChanges.Told told = changes.told(reader, place, at -> changes.next(reader, at, asked, now));
        Block block = told.block();
        waiting.tell(licence.partner(), told.changes(), HOW, now);
        Buffer events = events(licence.partner(), told.changes(), block.next());
        return Optional.of(new Next(events, block.next(), !block.caughtUp(), block.due()));
    }

    /// Waits for it; complete with nothing new after a heartbeat's time.
    CompletableFuture<Came> await(Licence licence, Next last, Asked asked) {
        return waiting.await(licence, last.place(), last.due(), asked, heartbeat, HOW);
    }

    /// Changes as events, and the cursor behind them as the last id: whoever comes again goes on from there.
    Buffer events(Id partner, List<PartnerChange> told, Place behind) {
        Buffer events = Buffer.buffer();
        for (PartnerChange change : told) {
            events.appendString("id: ")
                    .appendString(change.cursor())
                    .appendString("\nevent: change\ndata: ")
                    .appendString(write(change))
                    .appendString("\n\n");
        }
        return events.appendString(": \nid: ")
                .appendString(cursors.write(partner, behind))
                .appendString("\n\n");
    }

    private String write(PartnerChange change) {
        try {
            return json.writeValueAsString(change);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a change could not be written as JSON", broken);
        }
    }
}
