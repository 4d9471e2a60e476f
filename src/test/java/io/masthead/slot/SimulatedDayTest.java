package io.masthead.slot;

import static io.masthead.slot.Bookable.brand;
import static io.masthead.slot.Bookable.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.shared.id.Id;
import io.masthead.slot.Delivery.Counts;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A day of decisions for single readers by the engine itself: the clock is virtual, hardly anybody reads at
/// night, and what was shown is reported up to two minutes later.
class SimulatedDayTest {

    private static final ZonedDateTime MORNING = ZonedDateTime.of(2026, 5, 1, 0, 0, 0, 0, ZoneId.of("Asia/Kathmandu"));

    private static final int MINUTES = 24 * 60;

    private final Random chance = new Random(20260501);
    private final Map<Id, Ledger> ledgers = new LinkedHashMap<>();

    /// What was counted of a booking, as the tally does.
    private static final class Ledger {

        private final Deque<Integer> reports = new ArrayDeque<>();
        private final long[] byHour = new long[24];
        private Pacing plan;
        private Standing standing;
        private long within;
        private long beyond;

        Delivery delivery() {
            Counts counts = new Counts(within, 0, 0);
            return new Delivery(counts, counts);
        }

        void take(int minute, LiveBooking one) {
            while (!reports.isEmpty() && reports.peek() <= minute) {
                reports.remove();
                Long cap = one.caps().impressionsPerDay();
                if (cap != null && within >= cap) {
                    beyond++;
                } else {
                    within++;
                    byHour[Math.min(23, minute / 60)]++;
                }
            }
        }
    }

    @Test
    void goalsAreReachedWithinOnePerCentAndNoCapIsExceeded() {
        Place place = place(
                brand("large").goals(perDay(40_000)),
                brand("small").goals(perDay(15_000)),
                brand("first").goals(perDay(5_000)).asap(),
                brand("capped").caps(perDay(2_000)).weight(1),
                brand("house").tier("house"));
        day(100_000, place);

        expect("large", place, 39_600, 40_000);
        expect("small", place, 14_850, 15_000);
        expect("first", place, 5_000, 5_000);
        expect("capped", place, 2_000, 2_000);
        long shown = ledgers.values().stream()
                .mapToLong(one -> one.within + one.beyond)
                .sum();
        assertEquals(100_000, shown, 2);
        long beyond = ledgers.values().stream().mapToLong(one -> one.beyond).sum();
        assertTrue(beyond < 600, "beyond caps: " + beyond);
    }

    @Test
    void asSoonAsPossibleIsAtOnceAndEvenIsAllDay() {
        Place place = place(
                brand("even").goals(perDay(10_000)),
                brand("asap").goals(perDay(10_000)).asap(),
                brand("house").tier("house"));
        day(100_000, place);

        Ledger asap = ledger("asap", place);
        Ledger even = ledger("even", place);
        assertEquals(0, asap.byHour[18], "over by then");
        for (int hour = 8; hour < 22; hour++) {
            assertTrue(even.byHour[hour] > 200 && even.byHour[hour] < 800, hour + ": " + even.byHour[hour]);
        }
    }

    @Test
    void whatCannotBeReachedGetsAllThereIsOfItsTier() {
        Place place =
                place(brand("greedy").goals(perDay(50_000)), brand("house").tier("house"));
        day(10_000, place);

        assertTrue(ledger("greedy", place).within > 9_900, "shown: " + ledger("greedy", place).within);
    }

    private static Goals perDay(long impressions) {
        return new Goals(impressions, null, null, null);
    }

    private static Place place(Bookable... bookings) {
        Slot slot = slot("rotating", 1, false);
        return new Place(
                slot,
                Stream.of(bookings)
                        .map(one -> one.from(MORNING.toInstant())
                                .until(MORNING.plusDays(1).toInstant())
                                .in(slot))
                        .toList(),
                List.of());
    }

    private void day(int readers, Place place) {
        place.bookings().forEach(one -> ledgers.put(one.id(), new Ledger()));
        double waiting = 0;
        for (int minute = 0; minute < MINUTES; minute++) {
            ZonedDateTime now = MORNING.plus(Duration.ofMinutes(minute));
            double part = minute / (double) MINUTES;
            waiting += readers / (double) MINUTES * (1 - 0.8 * Math.cos(2 * Math.PI * (part - 0.1)));
            int of = minute;
            for (LiveBooking one : place.bookings()) {
                ledgers.get(one.id()).take(minute, one);
                stand(one, now);
            }
            for (; waiting >= 1; waiting--) {
                Decider decider = new Decider(
                        SlotContext.at(now.toInstant(), now.getZone()),
                        one -> ledgers.get(one.id()).standing,
                        one -> Standings.reached(
                                one.caps(), ledgers.get(one.id()).delivery()),
                        one -> chance.nextDouble(),
                        chance,
                        (one, reason) -> {});
                decider.decide(place)
                        .forEach(one -> ledgers.get(one.id()).reports.add(of + chance.nextInt(3)));
            }
        }
        place.bookings().forEach(one -> ledgers.get(one.id()).take(Integer.MAX_VALUE, one));
    }

    /// As [Standings] has it.
    private void stand(LiveBooking one, ZonedDateTime now) {
        Ledger ledger = ledgers.get(one.id());
        ledger.standing = Standings.standing(
                one,
                ledger.delivery(),
                () -> ledger.plan = Standings.planned(ledger.plan, one, ledger.delivery(), now));
    }

    private Ledger ledger(String brand, Place place) {
        return place.bookings().stream()
                .filter(one -> one.creative().brand().equals(brand))
                .map(one -> ledgers.get(one.id()))
                .findFirst()
                .orElseThrow();
    }

    private void expect(String brand, Place place, long least, long most) {
        long within = ledger(brand, place).within;
        assertTrue(within >= least && within <= most, brand + ": " + within);
    }
}
