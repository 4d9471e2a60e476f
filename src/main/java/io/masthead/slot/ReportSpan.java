package io.masthead.slot;

import io.masthead.shared.problem.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// The hours or days of a zone that a report is made of.
///
/// @param begins where each of them begins, in order
/// @param end where the last one ends
record ReportSpan(List<ZonedDateTime> begins, Instant end) {

    /// How many hours or days at most: a month of hours, two years of days.
    static final int MOST = 31 * 24;

    private static final int HOURS_SHOWN = 24;
    private static final int DAYS_SHOWN = 30;

    /// Whole hours or days from the one with `from` to the last that begins before `to`.
    ///
    /// @param from or `null` for the last 24 hours or 30 days
    /// @param to or `null` for now
    /// @throws Problem `400` if they are none, or too many
    static ReportSpan of(boolean hourly, Instant from, Instant to, Instant now, ZoneId zone) {
        Instant end = to == null ? now : to;
        Instant start = from != null
                ? from
                : hourly ? end.minus(HOURS_SHOWN, ChronoUnit.HOURS) : end.minus(DAYS_SHOWN, ChronoUnit.DAYS);
        if (!start.isBefore(end)) {
            throw Problem.badParameter("from", "out-of-range", "`from` comes before `to`.", null);
        }
        List<ZonedDateTime> begins = new ArrayList<>();
        ZonedDateTime next = first(hourly, start.atZone(zone));
        while (next.toInstant().isBefore(end)) {
            if (begins.size() == MOST) {
                throw Problem.badParameter("from", "out-of-range", "At most " + MOST + " hours or days.", null);
            }
            begins.add(next);
            next = hourly ? nextHour(next) : next.toLocalDate().plusDays(1).atStartOfDay(zone);
        }
        return new ReportSpan(List.copyOf(begins), next.toInstant());
    }

    private static ZonedDateTime first(boolean hourly, ZonedDateTime moment) {
        return hourly
                ? moment.truncatedTo(ChronoUnit.HOURS)
                : moment.toLocalDate().atStartOfDay(moment.getZone());
    }

    /// Some zones change by half an hour: then one of its hours is a half one.
    private static ZonedDateTime nextHour(ZonedDateTime hour) {
        ZonedDateTime later = hour.plusHours(1);
        ZonedDateTime whole = later.truncatedTo(ChronoUnit.HOURS);
        return whole.toInstant().isAfter(hour.toInstant()) ? whole : later;
    }
}
