package io.masthead.tally;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How often articles were viewed: in all, and by the hour.
@Singleton
public class ViewTotals {

    private static final CounterTable TOTALS = new CounterTable("view_total", List.of("article_id"), "views");
    private static final CounterTable HOURS = new CounterTable("view_hour", List.of("hour", "article_id"), "views");

    private final EntityManager database;

    ViewTotals(EntityManager database) {
        this.database = database;
    }

    /// What one view of an article adds to, for the [Tally].
    ///
    /// @param at when it was viewed; decides the hour (UTC)
    public static List<Counter> of(Id article, Instant at) {
        Long id = article.value();
        return List.of(HOURS.counter(at.truncatedTo(ChronoUnit.HOURS), id), TOTALS.counter(id));
    }

    /// Counts views in the caller's transaction; they are on disk when that is. The rows are locked in the order in
    /// which the [Tally] locks them.
    ///
    /// @param at when it was viewed; decides the hour (UTC)
    public void add(Id article, long views, Instant at) {
        Sql.of(
                        "insert into view_hour (hour, article_id, views) values (?, ?, ?)"
                                + " on duplicate key update views = views + values(views)",
                        at.truncatedTo(ChronoUnit.HOURS),
                        article,
                        views)
                .run(database);
        Sql.of(
                        "insert into view_total (article_id, views) values (?, ?)"
                                + " on duplicate key update views = views + values(views)",
                        article,
                        views)
                .run(database);
    }

    /// Gives an article the views it had elsewhere before it came here, in the caller's transaction. An article
    /// that has been counted already keeps its count.
    public void start(Id article, long views) {
        Sql.of("insert ignore into view_total (article_id, views) values (?, ?)", article, views)
                .run(database);
    }

    /// The same for several articles, in one statement.
    public void start(Map<Id, Long> views) {
        Sql insert = Sql.of("insert ignore into view_total (article_id, views) values ");
        String separator = "";
        for (Map.Entry<Id, Long> one : views.entrySet()) {
            insert.add(separator + "(?, ?)", one.getKey(), one.getValue());
            separator = ", ";
        }
        if (!views.isEmpty()) {
            insert.run(database);
        }
    }

    /// The totals of these articles, in one statement. An article that was never viewed is not in the map.
    public Map<Id, Long> of(Collection<Id> articles) {
        return Sql.of("select article_id, views from view_total where article_id in ?", articles)
                .rows(database)
                .stream()
                .collect(Collectors.toMap((Row row) -> row.id(0), row -> row.number(1)));
    }
}
