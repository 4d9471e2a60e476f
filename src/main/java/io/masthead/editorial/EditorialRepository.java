package io.masthead.editorial;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds articles in the editors' hands, and their revisions.
@Singleton
public class EditorialRepository implements PanacheRepositoryBase<EditorialArticle, Long> {

    /// Which articles a list shows; `null` leaves a filter out.
    ///
    /// @param owner only articles that this person began
    record Filter(Status status, String words, Id category, String externalId, Instant updatedSince, Id owner) {}

    /// Where an article stands in the order of changes, latest first.
    record Position(Instant updatedAt, Id id) {}

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

    Optional<EditorialArticle> byExternalId(String externalId) {
        return find("externalId", externalId).firstResultOptional();
    }

    /// One page of a list, latest change first.
    List<EditorialArticle> page(Filter filter, Position after, int limit, Instant now) {
        List<String> conditions = new ArrayList<>(List.of("true = true"));
        Map<String, Object> values = new HashMap<>();
        status(filter.status(), now, conditions, values);
        add(filter.words(), "title like :words escape '!'", "words", like(filter.words()), conditions, values);
        add(filter.category(), "categoryId = :category", "category", value(filter.category()), conditions, values);
        add(filter.externalId(), "externalId = :externalId", "externalId", filter.externalId(), conditions, values);
        add(filter.updatedSince(), "updatedAt >= :since", "since", filter.updatedSince(), conditions, values);
        add(filter.owner(), "createdBy = :owner", "owner", value(filter.owner()), conditions, values);
        if (after != null) {
            conditions.add("(updatedAt < :at or (updatedAt = :at and id < :last))");
            values.put("at", after.updatedAt());
            values.put("last", after.id().value());
        }
        return find(String.join(" and ", conditions) + " order by updatedAt desc, id desc", values)
                .range(0, limit - 1)
                .list();
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

    /// What was scheduled counts as published from its hour on; what is in the trash is shown only when asked for.
    private static void status(Status status, Instant now, List<String> conditions, Map<String, Object> values) {
        if (status == Status.TRASHED) {
            conditions.add("trashedAt is not null");
            return;
        }
        conditions.add("trashedAt is null");
        if (status == null) {
            return;
        }
        values.put("status", status.wireName());
        if (status == Status.PUBLISHED) {
            conditions.add("(status = :status or (status = 'scheduled' and scheduledAt <= :now))");
            values.put("now", now);
        } else if (status == Status.SCHEDULED) {
            conditions.add("status = :status and scheduledAt > :now");
            values.put("now", now);
        } else {
            conditions.add("status = :status");
        }
    }

    private static void add(
            Object given,
            String condition,
            String name,
            Object value,
            List<String> conditions,
            Map<String, Object> values) {
        if (given != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private static String like(String words) {
        return words == null ? null : "%" + words.replaceAll("([!%_])", "!$1") + "%";
    }

    private static Long value(Id id) {
        return id == null ? null : id.value();
    }
}
