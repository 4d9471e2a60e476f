package io.masthead.slot;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;

/// A slot with all bookings that may stand in it.
///
/// @param fallbacks the slots that it falls back on, one behind the other, with theirs
record Place(Slot slot, List<LiveBooking> bookings, List<Place> fallbacks) {

    /// All bookings that may stand in it, its own and those of its fallbacks.
    Stream<LiveBooking> all() {
        return Stream.concat(bookings.stream(), fallbacks.stream().flatMap(fallback -> fallback.bookings().stream()));
    }

    /// The slots that it depends on.
    Stream<Slot> slots() {
        return Stream.concat(Stream.of(slot), fallbacks.stream().map(Place::slot));
    }

    /// When the clock alone may change what stands in it: a flight begins or ends, an hour or a day that
    /// matters to somebody. `null` if never.
    Instant nextChange(ZonedDateTime now) {
        Instant moment = now.toInstant();
        return all().filter(one -> !one.booking().isPaused())
                .flatMap(one -> Stream.of(
                        one.booking().from(), one.booking().until(), one.aim().nextChange(now), nextDay(one, now)))
                .filter(change -> change != null && change.isAfter(moment))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static Instant nextDay(LiveBooking one, ZonedDateTime now) {
        return one.hasDailyLimits()
                ? now.toLocalDate().plusDays(1).atStartOfDay(now.getZone()).toInstant()
                : null;
    }
}
