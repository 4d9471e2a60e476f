package io.masthead.slot;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.slot.SlotFigures.Counted;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads what was counted. Each statement walks one index over the quarters of hours that are asked for.
@Singleton
class ReportRepository {

    private final EntityManager database;

    ReportRepository(EntityManager database) {
        this.database = database;
    }

    /// What was counted, hour by hour or day by day.
    ///
    /// @param column whose id it is: `booking_id`, `advertiser_id` or `slot_id`
    List<Counted> counted(String column, Id id, ReportSpan span) {
        // interval(n, a, b, c) says behind how many of the sorted numbers n lies.
        String begins = span.begins().stream()
                .map(begin -> Long.toString(begin.toEpochSecond()))
                .collect(Collectors.joining(", "));
        ZonedDateTime first = span.begins().getFirst();
        return Sql.of("select interval(timestampdiff(second, '1970-01-01 00:00:00', quarter), " + begins
                        + ") - 1 as bucket, kind, beyond, sum(events) from slot_quarter where " + column)
                .add(" = ? and quarter >= ? and quarter < ?", id, first.toInstant(), span.end())
                .add(" group by bucket, kind, beyond")
                .rows(database)
                .stream()
                .map(row -> new Counted(
                        (int) row.number(0), EventKind.ofColumn(row.number(1)), row.number(2) != 0, row.number(3)))
                .toList();
    }

    /// The brand that a booking shows, if there is such a booking.
    Optional<String> brand(Id booking) {
        return Sql.of("select c.brand from booking b join creative c on c.id = b.creative_id where b.id = ?", booking)
                .rows(database)
                .stream()
                .map(row -> row.text(0))
                .findFirst();
    }

    /// Whether anything was ever counted of it.
    boolean isCounted(String column, Id id) {
        return !Sql.of("select 1 from slot_quarter where " + column + " = ? limit 1", id)
                .rows(database)
                .isEmpty();
    }
}
