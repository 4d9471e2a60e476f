package io.masthead.article;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/// The versions of an article before the world: the live one and the one that waits for its hour.
@Singleton
public class PublishedVersions {

    /// A version without its content.
    public record Version(int revision, String slug, Instant publishAt, Instant publishedAt, Instant expireAt) {

        public boolean isVisible(Instant now) {
            return !publishAt.isAfter(now) && (expireAt == null || expireAt.isAfter(now));
        }
    }

    private final EntityManager database;

    PublishedVersions(EntityManager database) {
        this.database = database;
    }

    /// All versions, the earliest first.
    public List<Version> of(Id article) {
        return Sql.of(
                        "select revision, slug, publish_at, published_at, expire_at from published_article"
                                + " where article_id = ? order by publish_at",
                        article)
                .rows(database)
                .stream()
                .map(row ->
                        new Version((int) row.number(0), row.text(1), row.instant(2), row.instant(3), row.instant(4)))
                .toList();
    }
}
