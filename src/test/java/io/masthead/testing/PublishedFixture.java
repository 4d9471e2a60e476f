package io.masthead.testing;

import io.masthead.shared.id.Id;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/// Writes published articles and pictures straight into the database, for rooms that only look at them.
@Singleton
public class PublishedFixture {

    private final EntityManager database;

    PublishedFixture(EntityManager database) {
        this.database = database;
    }

    /// A story that is visible for an hour already, and stays so.
    public Id story(String slug) {
        return article("story", slug, Instant.now().minusSeconds(3600), null, false);
    }

    /// An article with a slug.
    ///
    /// @param until when it leaves, or `null`
    public Id article(String kind, String slug, Instant from, Instant until, boolean hideAds) {
        Id id = Id.next();
        version(id, kind, slug, from, until, hideAds);
        slug(slug, id, from);
        return id;
    }

    /// One version of an article.
    public void version(Id id, String kind, String slug, Instant from, Instant until, boolean hideAds) {
        write(
                "insert into published_article (article_id, publish_at, expire_at, published_at, slug, kind, language,"
                        + " title, translation_of, byline, tag_ids, pinned, sponsored, hide_ads, revision, document)"
                        + " values (?1, ?2, ?3, ?2, ?4, ?5, 'en', ?4, ?1, '[]', '', false, false, ?6, 1, '{\"body\": [], \"wordCount\": 0, \"readingMinutes\": 0, \"corrections\": []}')",
                id.value(),
                from,
                until,
                slug,
                kind,
                hideAds);
    }

    /// A slug, current or former, that leads to the article.
    ///
    /// @param since from when it counts
    public void slug(String slug, Id article, Instant since) {
        write("insert into published_slug (slug, article_id, since) values (?1, ?2, ?3)", slug, article.value(), since);
    }

    /// Sorts all versions of an article into a category (or one of its ancestors).
    public void into(Id category, Id article) {
        write(
                "insert into published_in (term_id, published_at, article_id, publish_at, expire_at, pinned) select ?1,"
                        + " published_at, article_id, publish_at, expire_at, pinned from published_article"
                        + " where article_id = ?2",
                category.value(),
                article.value());
    }

    /// A picture in the library, without files.
    public Id picture() {
        Id id = Id.next();
        write(
                "insert into media (id, hash, address, content_type, bytes, width, height, focal_x, focal_y,"
                        + " dominant_color, thumbhash, renditions, created_at, version) values (?1, sha2(?1, 256), left(sha2(?1, 256), 40),"
                        + " 'image/png', 99, 64, 32, 0.5, 0.5, '#336699', 'AAAA', 'wide png 64 32', ?2, 0)",
                id.value(),
                Instant.now());
        return id;
    }

    /// Runs one statement in a transaction of its own.
    public void write(String sql, Object... parameters) {
        QuarkusTransaction.requiringNew().run(() -> {
            var query = database.createNativeQuery(sql);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            query.executeUpdate();
        });
        KeptAnswers.drop();
    }
}
