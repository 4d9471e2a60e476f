package io.masthead.viewcount;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the articles whose views are counted or asked for: those that readers can see.
@Singleton
public class ViewRepository {

    private final EntityManager database;

    ViewRepository(EntityManager database) {
        this.database = database;
    }

    /// The visible article with this id, or with this slug now or in former times.
    public Optional<Id> visible(String slugOrId, Instant now) {
        Sql sql = Id.parse(slugOrId)
                .map(id -> Sql.of("select p.article_id from published_article p where p.article_id = ?", id))
                .orElseGet(() -> Sql.of(
                        "select p.article_id from published_slug s join published_article p"
                                + " on p.article_id = s.article_id where s.slug = ? and s.since <= ?",
                        slugOrId,
                        now));
        return sql.add(seen(now)).rows(database).stream().findFirst().map(row -> row.id(0));
    }

    /// The counts of the visible ones among these articles, in their order, in one statement.
    public List<ArticleViews> counts(List<Id> articles, Instant now) {
        Map<Id, ArticleViews> found = Sql.of(
                        "select p.article_id, coalesce(t.views, 0) from published_article p"
                                + " left join view_total t on t.article_id = p.article_id where p.article_id in ?",
                        articles)
                .add(seen(now))
                .rows(database)
                .stream()
                .map(ArticleViews::of)
                .collect(Collectors.toMap(ArticleViews::articleId, counted -> counted, (one, same) -> one));
        return articles.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /// The condition that readers can see `p` now.
    static Sql seen(Instant now) {
        return Sql.of(" and p.publish_at <= ? and (p.expire_at is null or p.expire_at > ?)", now, now);
    }
}
