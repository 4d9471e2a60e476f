package io.masthead.article;

import io.masthead.shared.database.Sql;
import io.masthead.shared.database.Together;
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
    private final Shown shown;

    TermCounts(EntityManager database, Shown shown) {
        this.database = database;
        this.shown = shown;
    }

    /// How many stories each of these has; what has none is absent. The answer holds until a story begins or ends.
    public Map<Id, Long> of(Collection<Id> terms, Instant now) {
        if (terms.isEmpty()) {
            return Map.of();
        }
        Sql counted = Sql.of(
                "from published_in where term_id in ? and publish_at <= ?"
                        + " and (expire_at is null or expire_at > ?) group by term_id",
                terms,
                now,
                now);
        Together answers = PublishedRows.askNextTurn(new Together(), now)
                .ask("count", counted, "null", "term_id", "count(*)")
                .answered(database);
        shown.until(PublishedRows.nextTurn(answers));
        return answers.rows("count").stream().collect(Collectors.toMap(row -> row.id(1), row -> row.number(2)));
    }
}
