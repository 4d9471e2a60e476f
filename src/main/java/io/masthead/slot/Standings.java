package io.masthead.slot;

import io.masthead.edge.Edge;
import io.masthead.shared.id.Id;
import io.masthead.slot.Delivery.Counts;
import io.masthead.slot.SlotReason.Code;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// How bookings stand with what they are to reach and never exceed, as this node knows it. When one has reached a
/// cap, or a new day lets it begin again, kept answers that show its slot are dropped on this node.
@Singleton
class Standings {

    private static final long EVERY_MILLIS = 500;
    private static final Duration PLANNED = Duration.ofMinutes(1);

    private final Delivered delivered;
    private final LiveBookings bookings;
    private final Edge edge;
    private final Clock clock;
    private volatile Plan plan = new Plan(null, 0, Map.of());
    private final Map<Id, Pacing> pacings = new ConcurrentHashMap<>();
    private Set<Id> full = Set.of();

    /// What was worked out of all that was booked, in one second.
    private record Plan(Booked booked, long second, Map<Id, Standing> known) {}

    Standings(Delivered delivered, LiveBookings bookings, Edge edge, Clock clock) {
        this.delivered = delivered;
        this.bookings = bookings;
        this.edge = edge;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent start, Vertx vertx) {
        vertx.setPeriodic(EVERY_MILLIS, timer -> Thread.startVirtualThread(this::watch));
    }

    /// How a booking stands, as it was worked out in this second.
    Standing of(LiveBooking one, Booked booked, ZonedDateTime now) {
        if (!one.isLimited()) {
            return Standing.FREE;
        }
        Plan current = plan;
        if (current.booked != booked || current.second != now.toEpochSecond()) {
            current = new Plan(booked, now.toEpochSecond(), new ConcurrentHashMap<>());
            plan = current;
        }
        return current.known.computeIfAbsent(one.id(), same -> standing(one, now));
    }

    /// Which cap a booking has reached by now, or `null`.
    SlotReason reached(LiveBooking one, LocalDate today) {
        return one.isLimited() ? reached(one.caps(), delivered.of(one.id(), today)) : null;
    }

    /// Plans what is due, and drops what shows a booking that is full since the last look, or is not any more.
    synchronized void watch() {
        Booked booked = bookings.atHand();
        if (booked == null) {
            return;
        }
        ZonedDateTime moment = clock.instant().atZone(booked.zone());
        LocalDate today = moment.toLocalDate();
        pacings.keySet().removeIf(one -> booked.booking(one).isEmpty());
        booked.bookings().stream()
                .filter(one -> one.isLimited() && one.booking().isLive(moment.toInstant()))
                .forEach(one -> of(one, booked, moment));
        Set<Id> now = booked.bookings().stream()
                .filter(one -> reached(one, today) != null)
                .map(LiveBooking::id)
                .collect(Collectors.toSet());
        Set<Id> changed = new HashSet<>(now);
        changed.addAll(full);
        changed.removeIf(one -> now.contains(one) && full.contains(one));
        full = now;
        Set<String> keys = changed.stream()
                .flatMap(one -> booked.booking(one).stream())
                .map(one -> "slot:" + one.slot().key())
                .collect(Collectors.toSet());
        if (!keys.isEmpty()) {
            edge.drop(keys);
        }
    }

    private Standing standing(LiveBooking one, ZonedDateTime now) {
        Delivery delivery = delivered.of(one.id(), now.toLocalDate());
        return standing(
                one, delivery, () -> pacings.compute(one.id(), (id, plan) -> planned(plan, one, delivery, now)));
    }

    /// How a booking stands that has delivered this much.
    ///
    /// @param plan how it goes towards its goals; asked for if it has some and goes evenly
    static Standing standing(LiveBooking one, Delivery delivery, Supplier<Pacing> plan) {
        SlotReason cap = reached(one.caps(), delivery);
        if (one.goals().areNone()) {
            return new Standing(cap, 1, Pacing.NO_NEED);
        }
        if (one.booking().pace() == Pace.ASAP) {
            return new Standing(cap, 1, Pacing.LARGEST_NEED);
        }
        Pacing pacing = plan.get();
        return new Standing(cap, pacing.share(), pacing.need());
    }

    /// The plan that holds now: the one before for a minute, `null` if there is none yet.
    static Pacing planned(Pacing before, LiveBooking one, Delivery delivery, ZonedDateTime now) {
        if (before != null && Duration.between(before.at(), now.toInstant()).compareTo(PLANNED) < 0) {
            return before;
        }
        Pacing.Opening open = (from, to) -> one.aim().minutes(from, to, now.getZone());
        Booking booking = one.booking();
        var targets = Pacing.targets(one.goals(), delivery, booking.from(), booking.until(), now, open);
        return before == null ? Pacing.begin(targets, now.toInstant()) : before.next(targets, now.toInstant(), open);
    }

    /// The first cap that is reached, or `null`.
    static SlotReason reached(Goals caps, Delivery delivery) {
        Counts today = delivery.today();
        Counts all = delivery.inAll();
        if (isReached(caps.impressionsInAll(), all.impressions())) {
            return SlotReason.of(Code.CAP_TOTAL, all.impressions(), caps.impressionsInAll());
        }
        if (isReached(caps.clicksInAll(), all.clicks())) {
            return SlotReason.of(Code.CAP_TOTAL, all.clicks(), caps.clicksInAll());
        }
        if (isReached(caps.impressionsPerDay(), today.impressions())) {
            return SlotReason.of(Code.CAP_DAY, today.impressions(), caps.impressionsPerDay());
        }
        if (isReached(caps.clicksPerDay(), today.clicks())) {
            return SlotReason.of(Code.CAP_DAY, today.clicks(), caps.clicksPerDay());
        }
        return null;
    }

    private static boolean isReached(Long cap, long events) {
        return cap != null && events >= cap;
    }
}
