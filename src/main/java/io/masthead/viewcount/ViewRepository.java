package io.masthead.viewcount;

import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Finds the articles whose views are counted or asked for: those that readers can see.
@Singleton
public class ViewRepository {

    static final String VISIBLE = " p.publish_at <= :now and (p.expire_at is null or p.expire_at > :now)";

    private final EntityManager database;

    ViewRepository(EntityManager database) {
        this.database = database;
    }

    /// The visible article with this id, or with this slug now or in former times.
    public Optional<Id> visible(String slugOrId, Instant now) {
        Optional<Id> id = Id.parse(slugOrId);
        Query query = id.isPresent()
                ? database.createNativeQuery(
                                "select p.article_id from published_article p where p.article_id = :article and"
                                        + VISIBLE)
                        .setParameter("article", id.get().value())
                : database.createNativeQuery("select p.article_id from published_slug s"
                                + " join published_article p on p.article_id = s.article_id where s.slug = :article and"
                                + VISIBLE)
                        .setParameter("article", slugOrId);
        List<?> found = query.setParameter("now", now).getResultList();
        return found.stream().findFirst().map(row -> new Id(((Number) row).longValue()));
    }

    /// The counts of the visible ones among these articles, in their order, in one statement.
    public List<ArticleViews> counts(List<Id> articles, Instant now) {
        List<?> rows = database.createNativeQuery("select p.article_id, coalesce(t.views, 0) from published_article p"
                        + " left join view_total t on t.article_id = p.article_id where p.article_id in (:articles) and"
                        + VISIBLE)
                .setParameter("articles", articles.stream().map(Id::value).toList())
                .setParameter("now", now)
                .getResultList();
        Map<Id, ArticleViews> found = new HashMap<>();
        rows.stream().map(ViewRepository::articleViews).forEach(counted -> found.put(counted.articleId(), counted));
        return articles.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    static ArticleViews articleViews(Object row) {
        Object[] cells = (Object[]) row;
        return new ArticleViews(new Id(((Number) cells[0]).longValue()), ((Number) cells[1]).longValue());
    }
}
