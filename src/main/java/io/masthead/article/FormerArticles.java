package io.masthead.article;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Articles that readers could see once: withdrawn and killed ones have a tombstone, expired ones are told by the
/// clock.
@Singleton
public class FormerArticles {

    /// What left.
    public record Departure(Id id, Instant at, String code) {}

    private static final String EXPIRED =
            "from published_article p where p.expire_at <= ? and not exists (select 1 from"
                    + " published_article q where q.article_id = p.article_id and q.publish_at >= p.expire_at and q.publish_at <= ?)";

    private static final String WAITS = "waits";

    private final EntityManager database;
    private final Shown shown;

    FormerArticles(EntityManager database, Shown shown) {
        this.database = database;
        this.shown = shown;
    }

    /// The problem that answers a request for an article that cannot be seen: `410` if it could be seen once,
    /// else `404`, the very same for a draft and for what never was. The answer names what would change it,
    /// and when the clock will.
    public Problem problem(String slugOrId, Instant now) {
        Optional<Id> asked = Id.parse(slugOrId);
        asked.ifPresentOrElse(id -> shown.key("article", id), () -> shown.key(ArticleKeys.slug(slugOrId)));
        Sql which = asked.map(id -> Sql.of("?", id))
                .orElseGet(() -> Sql.of(
                        "(select s.article_id from published_slug s where s.slug = ? and s.since <= ?)",
                        slugOrId,
                        now));
        Sql whichWaits = asked.map(id -> Sql.of("?", id))
                .orElseGet(() -> Sql.of("(select s.article_id from published_slug s where s.slug = ?)", slugOrId));
        // Asked for in each half by itself, so that both are looked up by key.
        List<Row> found = Sql.of("select t.code, t.article_id, t.withdrawn_at as at, t.reason from tombstone t"
                        + " where t.article_id = ")
                .add(which)
                .add(" union all select 'article-expired', p.article_id, p.expire_at, null " + EXPIRED, now, now)
                .add(" and p.article_id = ")
                .add(which)
                .add(
                        " union all select '" + WAITS + "', p.article_id, p.publish_at, null from published_article p"
                                + " where p.publish_at > ? and p.article_id = ",
                        now)
                .add(whichWaits)
                .add(" order by at desc")
                .rows(database);
        found.stream().filter(FormerArticles::waits).forEach(row -> shown.until(row.instant(2)));
        return found.stream()
                .filter(row -> !waits(row))
                .findFirst()
                .map(this::gone)
                .orElseGet(() -> Problem.notFound("article"));
    }

    private static boolean waits(Row row) {
        return row.text(0).equals(WAITS);
    }

    private Problem gone(Row row) {
        shown.key("article", row.id(1));
        return Problem.gone(row.text(0), row.id(1), row.instant(2), row.text(3));
    }

    /// What left since a moment, in the order in which it left.
    ///
    /// @param after where to go on, or `null`
    List<Departure> since(Instant since, Departure after, int limit, Instant now) {
        Sql sql = Sql.of(
                "select w.article_id, w.at, w.code from (select t.article_id, t.withdrawn_at as at, t.code"
                        + " from tombstone t where not exists (select 1 from published_article b"
                        + " where b.article_id = t.article_id and b.publish_at <= ?)"
                        + " union all select p.article_id, p.expire_at, 'article-expired' " + EXPIRED
                        + ") w where true",
                now,
                now,
                now);
        if (since != null) {
            sql.add(" and w.at >= ?", since);
        }
        if (after != null) {
            sql.add(" and (w.at > ? or (w.at = ? and w.article_id > ?))", after.at, after.at, after.id);
        }
        return sql.add(" order by w.at, w.article_id limit ?", limit).rows(database).stream()
                .map(row -> new Departure(row.id(0), row.instant(1), row.text(2)))
                .toList();
    }
}
