package io.masthead.editorial;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds articles in the editors' hands, and their revisions.
@Singleton
public class EditorialRepository implements PanacheRepositoryBase<EditorialArticle, Long> {

    Optional<EditorialArticle> find(Id id) {
        return findByIdOptional(id.value());
    }

    /// Which of these articles there are.
    ///
    /// @param left those of them that were taken down or thrown away
    record Known(Set<Id> all, Set<Id> left) {}

    Known known(Collection<Id> ids) {
        if (ids.isEmpty()) {
            return new Known(Set.of(), Set.of());
        }
        List<Row> rows = Sql.of(
                        "select id, trashed_at is not null or status in ('withdrawn', 'killed')"
                                + " from editorial_article where id in ?",
                        ids)
                .rows(getEntityManager());
        return new Known(
                rows.stream().map(row -> row.id(0)).collect(Collectors.toSet()),
                rows.stream().filter(row -> row.flag(1)).map(row -> row.id(0)).collect(Collectors.toSet()));
    }

    /// Which of these articles there are, wherever they stand in their life.
    public Set<Id> existing(Collection<Id> ids) {
        return known(ids).all();
    }

    /// Which article has this slug: in the editors' hands, or before the world now or earlier.
    Optional<Id> owner(String slug) {
        return Sql.of(
                        "select id from editorial_article where slug = ? union"
                                + " select article_id from published_slug where slug = ?",
                        slug,
                        slug)
                .rows(getEntityManager())
                .stream()
                .map(row -> row.id(0))
                .findFirst();
    }

    /// Those of these slugs that an article has, in the editors' hands or before the world now or earlier.
    Set<String> taken(Collection<String> slugs) {
        return Sql.of(
                        "select slug from editorial_article where slug in ? union"
                                + " select slug from published_slug where slug in ?",
                        slugs,
                        slugs)
                .rows(getEntityManager())
                .stream()
                .map(row -> row.text(0))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// Those of these ids of other systems that an article has.
    Set<String> knownElsewhere(Collection<String> externalIds) {
        return Sql.of("select external_id from editorial_article where external_id in ?", externalIds)
                .rows(getEntityManager())
                .stream()
                .map(row -> row.text(0))
                .collect(Collectors.toSet());
    }

    Optional<EditorialArticle> byExternalId(String externalId) {
        return find("externalId", externalId).firstResultOptional();
    }

    /// One page of a list.
    List<EditorialArticle> page(Worklist list, Worklist.Position after, int limit, Instant now) {
        List<Long> ids = list.page(after, limit, now).rows(getEntityManager()).stream()
                .map(row -> row.number(0))
                .toList();
        return list("id in ?1", ids).stream()
                .sorted(Comparator.comparingInt(
                        article -> ids.indexOf(article.id().value())))
                .toList();
    }

    /// The document of a revision.
    Optional<Revision> revision(Id article, int number) {
        return Optional.ofNullable(getEntityManager().find(Revision.class, new Revision.Key(article.value(), number)));
    }

    /// The saves of an article, latest first.
    ///
    /// @param before only those of a smaller number
    List<RevisionFacts> revisions(Id article, int before, int limit) {
        return Sql.of(
                        "select number, saved_at, saved_by, restored_from from revision where article_id = ? and number < ?"
                                + " order by number desc limit ?",
                        article,
                        before,
                        limit)
                .rows(getEntityManager())
                .stream()
                .map(row -> new RevisionFacts(
                        (int) row.number(0), row.instant(1), row.id(2), row.absent(3) ? null : (int) row.number(3)))
                .toList();
    }

    void keep(Revision revision) {
        getEntityManager().persist(revision);
    }
}
