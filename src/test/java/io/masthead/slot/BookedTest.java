package io.masthead.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BookedTest {

    private static final ZonedDateTime NOW =
            Instant.parse("2026-05-01T08:30:00Z").atZone(ZoneOffset.UTC);

    @Test
    void slotFallsBackOnOneBehindTheOther() {
        Slot last = Bookable.slot("last", null);
        Slot middle = Bookable.slot("middle", last.id());
        Slot first = Bookable.slot("first", middle.id());

        assertEquals(List.of("first", "middle", "last"), keys(booked(first, middle, last), "first"));
        assertEquals(List.of("last"), keys(booked(first, middle, last), "last"));
        assertTrue(booked(first).place("unknown").isEmpty());
    }

    @Test
    void circleIsCut() {
        Slot one = Bookable.slot("one", null);
        Slot other = Bookable.slot("other", one.id());
        one.revise(new SlotInput("one", "One", "ordered", null, null, null, null, null), other.id());

        assertEquals(List.of("one", "other"), keys(booked(one, other), "one"));
    }

    @Test
    void slotChangesWithTheNextFlightHourOrDay() {
        Slot slot = Bookable.slot("ordered", 9, false);

        assertNull(Bookable.place(slot, Bookable.brand("always")).nextChange(NOW));
        assertEquals(
                NOW.plusSeconds(5).toInstant(),
                Bookable.place(
                                slot,
                                Bookable.brand("ends").until(NOW.plusSeconds(9).toInstant()),
                                Bookable.brand("begins").from(NOW.plusSeconds(5).toInstant()))
                        .nextChange(NOW));
        assertEquals(
                Instant.parse("2026-05-01T09:00:00Z"),
                Bookable.place(
                                slot,
                                Bookable.brand("mornings")
                                        .aimed(new Targeting(null, null, null, null, List.of(new Hours(7, 9)), null)))
                        .nextChange(NOW));
        assertEquals(
                Instant.parse("2026-05-02T00:00:00Z"),
                Bookable.place(slot, Bookable.brand("daily").caps(new Goals(5L, null, null, null)))
                        .nextChange(NOW));
    }

    @Test
    void decisionIsGoodUntilTheNextChangeAndAMinuteAtMost() {
        Slot slot = Bookable.slot("ordered", 9, false);
        Instant now = NOW.toInstant();

        assertEquals(60, SlotDecision.of(slot, List.of(), now, null).ttl());
        assertEquals(
                60, SlotDecision.of(slot, List.of(), now, now.plusSeconds(90)).ttl());
        assertNull(SlotDecision.of(slot, List.of(), now, now.plusSeconds(90)).until());
        assertEquals(
                21,
                SlotDecision.of(slot, List.of(), now, now.plusMillis(20_500)).ttl());
        assertEquals(1, SlotDecision.of(slot, List.of(), now, now.plusMillis(1)).ttl());
    }

    @Test
    void capIsReachedByImpressionsOrClicksOfTheDayOrInAll() {
        Delivery delivery = new Delivery(new Delivery.Counts(5, 4, 1), new Delivery.Counts(50, 40, 10));

        assertNull(Standings.reached(new Goals(6L, 51L, 2L, 11L), delivery));
        assertEquals(
                "cap-day",
                Standings.reached(new Goals(5L, 51L, 2L, 11L), delivery).code());
        assertEquals(
                "cap-total",
                Standings.reached(new Goals(6L, 50L, 2L, 11L), delivery).code());
        assertEquals(1, Standings.reached(new Goals(6L, 51L, 1L, 11L), delivery).value());
        assertEquals(10, Standings.reached(new Goals(6L, 51L, 2L, 9L), delivery).value());
    }

    @Test
    void goalIsItsOwnCapUnlessThereIsOne() {
        Booking booking = Bookable.brand("Both")
                .goals(new Goals(100L, 1_000L, null, null))
                .caps(new Goals(120L, null, null, 9L))
                .in(Bookable.slot("ordered", 9, false))
                .booking();

        assertEquals(new Goals(120L, 1_000L, null, 9L), booking.caps());
        assertEquals(new Goals(100L, 1_000L, null, null), booking.goals());
    }

    private static List<String> keys(Booked booked, String key) {
        return booked.place(key).orElseThrow().slots().map(Slot::key).toList();
    }

    private static Booked booked(Slot... slots) {
        return new Booked(List.of(slots), List.of(), null, Map.of(), ZoneOffset.UTC, Instant.MAX);
    }
}
