package io.masthead.article;

import io.masthead.shared.database.Sql;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// Counts the visible stories of categories (with all below them), tags and authors.
@Singleton
public class TermCounts {

    private final EntityManager database;
    private final PublishedRows rows;
    private final Shown shown;

    TermCounts(EntityManager database, PublishedRows rows, Shown shown) {
        this.database = database;
        this.rows = rows;
        this.shown = shown;
    }

    /// How many stories each of these has; what has none is absent. The answer holds until a story begins or ends.
    public Map<Id, Long> of(Collection<Id> terms, Instant now) {
        if (terms.isEmpty()) {
            return Map.of();
        }
        shown.until(rows.nextTurn(now));
        return Sql.of(
                        "select term_id, count(*) from published_in where term_id in ? and publish_at <= ?"
                                + " and (expire_at is null or expire_at > ?) group by term_id",
                        terms,
                        now,
                        now)
                .rows(database)
                .stream()
                .collect(Collectors.toMap(row -> row.id(0), row -> row.number(1)));
    }
}
