package io.masthead.slot;

import io.masthead.shared.id.Id;
import io.masthead.tally.Counter;
import io.masthead.tally.CounterTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// The counts that an event of a booking adds to.
final class SlotCounts {

    private static final CounterTable QUARTERS = new CounterTable(
            "slot_quarter", List.of("booking_id", "quarter", "kind", "beyond", "slot_id", "advertiser_id"), "events");
    private static final CounterTable TOTALS = new CounterTable("slot_total", List.of("booking_id", "kind"), "events");
    private static final CounterTable DAYS =
            new CounterTable("slot_day", List.of("day", "booking_id", "kind"), "events");

    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();
    private static final int YEAR = 10_000;
    private static final int MONTH = 100;

    private SlotCounts() {}

    static Counter inAll(Id booking, EventKind kind) {
        return TOTALS.counter(booking.value(), kind.column());
    }

    /// @param day of the site's zone
    static Counter onDay(LocalDate day, Id booking, EventKind kind) {
        return DAYS.counter(column(day), booking.value(), kind.column());
    }

    /// What reports are made of.
    ///
    /// @param beyond whether a cap was reached already
    static Counter inQuarter(Instant at, Id booking, Id slot, Id advertiser, EventKind kind, boolean beyond) {
        Instant quarter = Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), QUARTER) * QUARTER);
        return QUARTERS.counter(
                booking.value(), quarter, kind.column(), beyond ? 1L : 0L, slot.value(), advertiser.value());
    }

    /// What stands for a day in the tables: 20260501 for the first of May.
    static long column(LocalDate day) {
        return day.getYear() * (long) YEAR + day.getMonthValue() * MONTH + day.getDayOfMonth();
    }

    static LocalDate ofColumn(long day) {
        int number = (int) day;
        return LocalDate.of(number / YEAR, number / MONTH % MONTH, number % MONTH);
    }
}
