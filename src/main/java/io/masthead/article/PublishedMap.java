package io.masthead.article;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The pages that search engines are shown the way to, along their ids: one walk of an index, no document is read.
@Singleton
public class PublishedMap {

    private final EntityManager database;

    PublishedMap(EntityManager database) {
        this.database = database;
    }

    /// A page.
    ///
    /// @param changed when its current version became visible
    public record Place(Id id, String slug, Instant changed) {}

    /// The visible pages from an id on.
    ///
    /// @param before the id that they end before, or `null`
    public List<Place> between(Id from, Id before, int most, Instant now) {
        Sql sql = Sql.of(
                "select r.article_id, r.slug, r.publish_at from published_article r where r.mapped = true"
                        + " and r.article_id >= ?",
                from);
        if (before != null) {
            sql.add(" and r.article_id < ?", before);
        }
        return sql
                .add(" and " + PublishedRows.VISIBLE, now, now)
                .add(" order by r.article_id limit ?", most)
                .rows(database)
                .stream()
                .map(row -> new Place(row.id(0), row.text(1), row.instant(2)))
                .toList();
    }

    /// Those of these pages that search engines are shown.
    public Set<Id> mapped(Collection<Id> pages) {
        return pages.isEmpty()
                ? Set.of()
                : Sql.of(
                                "select distinct article_id from published_article where article_id in ? and mapped = true",
                                pages)
                        .rows(database)
                        .stream()
                        .map(row -> row.id(0))
                        .collect(Collectors.toSet());
    }

    /// The id that stands so many pages behind another one, if there are so many before an end.
    ///
    /// @param before the id that they end before, or `null`
    public Optional<Id> behind(Id from, Id before, int many) {
        Sql sql = Sql.of("select article_id from published_article where mapped = true and article_id >= ?", from);
        if (before != null) {
            sql.add(" and article_id < ?", before);
        }
        return sql.add(" order by article_id, publish_at limit 1 offset ?", many).rows(database).stream()
                .findFirst()
                .map(row -> row.id(0));
    }
}
