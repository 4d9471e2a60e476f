package io.masthead.tally;

import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often articles were viewed: in all, and by the hour.
@Singleton
public class ViewTotals {

    private final EntityManager database;

    ViewTotals(EntityManager database) {
        this.database = database;
    }

    /// Counts views; they are on disk when the caller's transaction is. The addition happens in SQL, and the total
    /// comes first: who counts the same article waits there, and nobody waits for two rows crosswise.
    ///
    /// @param at when it was viewed; decides the hour (UTC)
    public void add(Id article, long views, Instant at) {
        database.createNativeQuery("insert into view_total (article_id, views) values (?1, ?2)"
                        + " on duplicate key update views = views + values(views)")
                .setParameter(1, article.value())
                .setParameter(2, views)
                .executeUpdate();
        database.createNativeQuery("insert into view_hour (hour, article_id, views) values (?1, ?2, ?3)"
                        + " on duplicate key update views = views + values(views)")
                .setParameter(1, at.truncatedTo(ChronoUnit.HOURS))
                .setParameter(2, article.value())
                .setParameter(3, views)
                .executeUpdate();
    }

    /// Gives an article the views it had elsewhere before it came here, in the caller's transaction. An article
    /// that has been counted already keeps its count.
    public void start(Id article, long views) {
        database.createNativeQuery("insert ignore into view_total (article_id, views) values (?1, ?2)")
                .setParameter(1, article.value())
                .setParameter(2, views)
                .executeUpdate();
    }

    /// The totals of these articles, in one statement. An article that was never viewed is not in the map.
    public Map<Id, Long> of(Collection<Id> articles) {
        if (articles.isEmpty()) {
            return Map.of();
        }
        List<?> rows = database.createNativeQuery("select article_id, views from view_total where article_id in (?1)")
                .setParameter(1, articles.stream().map(Id::value).toList())
                .getResultList();
        Map<Id, Long> totals = new HashMap<>();
        for (Object row : rows) {
            Object[] cells = (Object[]) row;
            totals.put(new Id(((Number) cells[0]).longValue()), ((Number) cells[1]).longValue());
        }
        return totals;
    }
}
