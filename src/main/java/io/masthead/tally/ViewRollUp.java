package io.masthead.tally;

import io.masthead.shared.database.DeadlockRetry;
import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// Adds old hours up to days (UTC). A view is in an hour or in a day, never in both: the sum stays what it was.
@Singleton
public class ViewRollUp {

    /// Hours are kept at least this long.
    public static final Duration HOURS_ARE_KEPT = Duration.ofDays(35);

    private static final int ROWS_AT_ONCE = 500;

    private final EntityManager database;

    ViewRollUp(EntityManager database) {
        this.database = database;
    }

    /// Rolls up all that is old enough now, some hundred rows a transaction.
    public void run(Instant now) {
        for (Instant hour = oldest(now); hour != null; hour = oldest(now)) {
            Instant rolled = hour;
            DeadlockRetry.run(() -> roll(rolled));
        }
    }

    private Instant oldest(Instant now) {
        Instant end = now.minus(HOURS_ARE_KEPT);
        return QuarkusTransaction.requiringNew()
                .call(() -> Sql.of("select min(hour) from view_hour where hour < ?", end).rows(database).stream()
                        .map(row -> row.instant(0))
                        .filter(found -> found != null)
                        .findFirst()
                        .orElse(null));
    }

    /// Whoever else rolls up the same rows waits for the lock, and then finds them gone.
    private void roll(Instant hour) {
        List<Row> rows = Sql.of(
                        "select article_id, views from view_hour where hour = ? order by article_id limit ? for update",
                        hour,
                        ROWS_AT_ONCE)
                .rows(database);
        if (rows.isEmpty()) {
            return;
        }
        String day = hour.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        Sql days = Sql.of("insert into view_day (day, article_id, views) values ");
        String separator = "";
        for (Row row : rows) {
            days.add(separator + "(?, ?, ?)", day, row.id(0), row.number(1));
            separator = ", ";
        }
        days.add(" on duplicate key update views = views + values(views)").run(database);
        List<Id> articles = rows.stream().map(row -> row.id(0)).toList();
        Sql.of("delete from view_hour where hour = ? and article_id in ?", hour, articles)
                .run(database);
    }
}
