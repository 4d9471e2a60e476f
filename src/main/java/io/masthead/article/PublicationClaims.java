package io.masthead.article;

import io.masthead.media.MediaUse;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.taxonomy.TermUse;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What a version takes for itself: its slug, its old addresses, and the terms and pictures that must stay while it is
/// there.
@Singleton
class PublicationClaims {

    private static final String USED_BY = "article";

    private final EntityManager database;
    private final TermUse termUse;
    private final MediaUse mediaUse;

    PublicationClaims(EntityManager database, TermUse termUse, MediaUse mediaUse) {
        this.database = database;
        this.termUse = termUse;
        this.mediaUse = mediaUse;
    }

    /// @throws Problem `409 slug-taken`, `409 address-taken` if another article has, or had, one of them
    void claim(Publication version) {
        take(List.of(version));
        lead(List.of(version)).stream().findFirst().ifPresent(address -> {
            throw Problem.conflict("address-taken", "Another article has the old address " + address, List.of());
        });
        termUse.use(USED_BY, version.id(), terms(version));
        mediaUse.use(USED_BY, version.id(), version.images());
    }

    /// The same for articles that were never before the world, in a few statements for all.
    ///
    /// @return old addresses that stay another article's
    Set<String> claimNew(List<Publication> versions) {
        take(versions);
        Set<String> taken = lead(versions);
        Map<Id, List<Id>> terms = new LinkedHashMap<>();
        Map<Id, List<Id>> images = new LinkedHashMap<>();
        versions.forEach(version -> {
            terms.put(version.id(), terms(version));
            images.put(version.id(), version.images());
        });
        termUse.begin(USED_BY, terms);
        mediaUse.begin(USED_BY, images);
        return taken;
    }

    /// Slugs that an article had elsewhere lead to it, unless another article has them.
    ///
    /// @return those that another has
    Set<String> redirect(Publication version, List<String> slugs) {
        if (slugs.isEmpty()) {
            return Set.of();
        }
        Sql insert = Sql.of("insert ignore into published_slug (slug, article_id, since) values ");
        String separator = "";
        for (String slug : slugs) {
            insert.add(separator + "(?, ?, ?)", slug, version.id(), version.publishAt());
            separator = ", ";
        }
        insert.run(database);
        Set<String> taken = new LinkedHashSet<>();
        Sql.of("select slug, article_id from published_slug where slug in ?", slugs).rows(database).stream()
                .filter(row -> !row.id(1).equals(version.id()))
                .forEach(row -> taken.add(row.text(0)));
        return taken;
    }

    private void take(List<Publication> versions) {
        Sql insert = Sql.of("insert into published_slug (slug, article_id, since) values ");
        Map<String, Id> owners = new HashMap<>();
        String separator = "";
        for (Publication version : versions) {
            insert.add(separator + "(?, ?, ?)", version.slug(), version.id(), version.publishAt());
            owners.put(version.slug(), version.id());
            separator = ", ";
        }
        insert.add(" on duplicate key update since = least(since, values(since))")
                .run(database);
        Sql.of("select slug, article_id from published_slug where slug in ? lock in share mode", owners.keySet())
                .rows(database)
                .forEach(row -> {
                    if (!row.id(1).equals(owners.get(row.text(0)))) {
                        throw Problem.conflict("slug-taken", "Another article has, or had, this slug.", List.of());
                    }
                });
    }

    /// @return those of their old addresses that lead to another article
    private Set<String> lead(List<Publication> versions) {
        Sql insert = Sql.of("insert ignore into published_address (address_hash, address, article_id) values ");
        Map<String, Id> owners = new LinkedHashMap<>();
        Set<String> taken = new LinkedHashSet<>();
        for (Publication version : versions) {
            for (String address : version.oldUrls()) {
                insert.add(
                        (owners.isEmpty() ? "" : ", ") + "(unhex(sha2(?, 256)), ?, ?)", address, address, version.id());
                if (!version.id().equals(owners.computeIfAbsent(address, fresh -> version.id()))) {
                    taken.add(address);
                }
            }
        }
        if (owners.isEmpty()) {
            return taken;
        }
        insert.run(database);
        Sql found = Sql.of("select address, article_id from published_address where address_hash in (");
        String separator = "";
        for (String address : owners.keySet()) {
            found.add(separator + "unhex(sha2(?, 256))", address);
            separator = ", ";
        }
        found.add(") lock in share mode").rows(database).stream()
                .filter(row -> !row.id(1).equals(owners.get(row.text(0))))
                .forEach(row -> taken.add(row.text(0)));
        return taken;
    }

    private static List<Id> terms(Publication version) {
        List<Id> terms = new ArrayList<>(version.tags());
        version.byline().stream()
                .map(BylineEntry::authorId)
                .filter(Objects::nonNull)
                .forEach(terms::add);
        if (version.category() != null) {
            terms.add(version.category());
        }
        if (version.source() != null) {
            terms.add(version.source());
        }
        return terms;
    }
}
