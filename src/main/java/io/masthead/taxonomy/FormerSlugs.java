package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/// Slugs that categories, tags and authors had before, so that an old address leads to the new one.
@Singleton
public class FormerSlugs {

    private final EntityManager database;

    FormerSlugs(EntityManager database) {
        this.database = database;
    }

    /// What had this slug before.
    ///
    /// @param kind `category`, `tag` or `author`
    public Optional<Id> find(String kind, String slug) {
        List<?> found = database.createNativeQuery("select target_id from former_slug where kind = ?1 and slug = ?2")
                .setParameter(1, kind)
                .setParameter(2, slug)
                .getResultList();
        return found.stream().findFirst().map(id -> new Id(((Number) id).longValue()));
    }

    /// A thing takes a slug: that one stands for itself from now on, and the one before leads to it.
    ///
    /// @param before its slug so far, or `null` for a new thing
    void renamed(String kind, String before, String after, Id target) {
        forget(kind, after);
        if (before != null) {
            database.createNativeQuery("insert into former_slug (kind, slug, target_id) values (?1, ?2, ?3)"
                            + " on duplicate key update target_id = values(target_id)")
                    .setParameter(1, kind)
                    .setParameter(2, before)
                    .setParameter(3, target.value())
                    .executeUpdate();
        }
    }

    /// Looks first: deleting what is not there would lock the gap that somebody else's rename needs.
    private void forget(String kind, String slug) {
        if (find(kind, slug).isPresent()) {
            database.createNativeQuery("delete from former_slug where kind = ?1 and slug = ?2")
                    .setParameter(1, kind)
                    .setParameter(2, slug)
                    .executeUpdate();
        }
    }

    /// A thing is removed, and its old slugs with it.
    void removed(String kind, Id target) {
        database.createNativeQuery("delete from former_slug where kind = ?1 and target_id = ?2")
                .setParameter(1, kind)
                .setParameter(2, target.value())
                .executeUpdate();
    }
}
