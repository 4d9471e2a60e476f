package io.masthead.slot;

import io.masthead.shared.id.Id;
import io.masthead.slot.Delivery.Counts;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// What each booking has delivered, in this node's memory: what the database said a second ago, and what this
/// node has had committed since. So decisions stop at a cap at once on the node that reached it, and within about
/// a second elsewhere. Asks the database once a second, whatever happens; nobody waits for it.
@Singleton
public class Delivered {

    private static final Logger LOG = Logger.getLogger(Delivered.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration STILL_REPORTED = Duration.ofDays(1);
    private static final int BEFORE_OTHERS = 20;

    /// Days of zones ahead and behind of UTC are among these three; so is the day that begins while this is
    /// believed.
    private static final String DAYS =
            "select d.day, d.booking_id, d.kind, d.events from slot_day d" + " where d.day in (?, ?, ?)";

    private static final String TOTALS = "select 0, t.booking_id, t.kind, t.events from slot_total t"
            + " join booking b on b.id = t.booking_id where b.ends_at is null or b.ends_at > ?";

    private final DataSource database;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Known known = new Known(Map.of(), List.of(new ConcurrentHashMap<>()));
    private volatile boolean away;

    /// @param day of the site's zone as [SlotCounts] writes it; 0 for all days together
    private record Key(long day, long booking, EventKind kind) {}

    /// @param read what the database said
    /// @param own what this node counted since: up to each further reading that began, and since the last one did
    private record Known(Map<Key, Long> read, List<Map<Key, Long>> own) {

        long of(Key key) {
            long events = read.getOrDefault(key, 0L);
            for (Map<Key, Long> some : own) {
                events += some.getOrDefault(key, 0L);
            }
            return events;
        }

        /// From now on is counted apart what the reading that begins may not know.
        Known asking() {
            return new Known(
                    read,
                    Stream.concat(
                                    own.stream().filter(some -> !some.isEmpty()),
                                    Stream.of(new ConcurrentHashMap<Key, Long>()))
                            .toList());
        }
    }

    Delivered(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void begin(@Observes @Priority(BEFORE_OTHERS) StartupEvent start, Vertx vertx) {
        refresh();
        vertx.setPeriodic(
                EVERY.toMillis(),
                timer -> vertx.executeBlocking(
                        () -> {
                            refresh();
                            return null;
                        },
                        false));
    }

    /// What a booking has delivered, from memory. May be called on the event loop.
    ///
    /// @param today the day it is in the site's zone
    public Delivery of(Id booking, LocalDate today) {
        Known now = known;
        long day = SlotCounts.column(today);
        return new Delivery(counts(now, day, booking), counts(now, 0, booking));
    }

    /// Takes in an event that this node has had committed within all caps.
    ///
    /// @param day the day of the event in the site's zone
    void add(Id booking, EventKind kind, LocalDate day) {
        Map<Key, Long> since = known.own.getLast();
        since.merge(new Key(SlotCounts.column(day), booking.value(), kind), 1L, Long::sum);
        since.merge(new Key(0, booking.value(), kind), 1L, Long::sum);
    }

    /// Asks the database now. Without an answer this node goes on with what it knows, and what it counts itself.
    /// What is committed while the database answers may be known twice until the next time: decisions then stop a
    /// second early, never late.
    void refresh() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            Known asking = known.asking();
            known = asking;
            known = new Known(read(), List.of(asking.own.getLast()));
            away = false;
        } catch (SQLException failed) {
            if (!away) {
                LOG.warnf("What slots have delivered cannot be read: %s", failed.getMessage());
            }
            away = true;
        } finally {
            busy.set(false);
        }
    }

    private static Counts counts(Known known, long day, Id booking) {
        return new Counts(
                known.of(new Key(day, booking.value(), EventKind.IMPRESSION)),
                known.of(new Key(day, booking.value(), EventKind.VIEWABLE)),
                known.of(new Key(day, booking.value(), EventKind.CLICK)));
    }

    private Map<Key, Long> read() throws SQLException {
        Instant now = clock.instant();
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        Map<Key, Long> read = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement days = connection.prepareStatement(DAYS)) {
                days.setLong(1, SlotCounts.column(today.minusDays(1)));
                days.setLong(2, SlotCounts.column(today));
                days.setLong(3, SlotCounts.column(today.plusDays(1)));
                read(days, read);
            }
            try (PreparedStatement totals = connection.prepareStatement(TOTALS)) {
                totals.setTimestamp(1, Timestamp.from(now.minus(STILL_REPORTED)));
                read(totals, read);
            }
        }
        return read;
    }

    private static void read(PreparedStatement statement, Map<Key, Long> read) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Key key = new Key(rows.getLong(1), rows.getLong(2), EventKind.ofColumn(rows.getLong(3)));
                read.put(key, rows.getLong(4));
            }
        }
    }
}
