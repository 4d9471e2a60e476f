package io.masthead.viewcount;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads an article's views by hour and day. The tables are ordered by time, so that counting appends to them; an
/// article's hours are named one by one, which are as many index look-ups, and not a walk through everybody's.
@Singleton
class ViewHistoryRepository {

    private static final int HOURS_A_STATEMENT = 512;

    private final EntityManager database;

    ViewHistoryRepository(EntityManager database) {
        this.database = database;
    }

    /// Whether readers could ever see the article.
    boolean wasPublished(Id article, Instant now) {
        return !Sql.of("select 1 from published_slug where article_id = ? and since <= ? limit 1", article, now)
                .rows(database)
                .isEmpty();
    }

    /// The views of each of these hours that has any. From 1,000 values on, MariaDB would make a table of a list.
    Map<Instant, Long> byHour(Id article, List<Instant> hours) {
        Map<Instant, Long> views = new HashMap<>();
        for (int from = 0; from < hours.size(); from += HOURS_A_STATEMENT) {
            List<Instant> some = hours.subList(from, Math.min(from + HOURS_A_STATEMENT, hours.size()));
            Sql.of("select hour, views from view_hour where hour in ? and article_id = ?", some, article)
                    .rows(database)
                    .forEach(row -> views.put(row.instant(0), row.number(1)));
        }
        return views;
    }

    /// The views of each of these days that has any: hours that are kept yet, and days that were rolled up.
    ///
    /// @param days where they begin
    /// @param hoursSince from when on there may be hours
    Map<Instant, Long> byDay(Id article, List<Instant> days, Instant hoursSince) {
        Map<Instant, Long> views = new TreeMap<>();
        List<String> dates = days.stream()
                .map(day -> day.atOffset(ZoneOffset.UTC).toLocalDate().toString())
                .toList();
        Sql.of("select cast(day as char), views from view_day where day in ? and article_id = ?", dates, article)
                .rows(database)
                .forEach(row -> views.merge(
                        LocalDate.parse(row.text(0))
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant(),
                        row.number(1),
                        Long::sum));
        List<Instant> hours = days.stream()
                .flatMap(day -> Stream.iterate(day, hour -> hour.plus(1, ChronoUnit.HOURS))
                        .limit(24))
                .filter(hour -> !hour.isBefore(hoursSince))
                .toList();
        byHour(article, hours)
                .forEach((hour, count) -> views.merge(hour.truncatedTo(ChronoUnit.DAYS), count, Long::sum));
        return views;
    }
}
