package io.masthead.article;

import io.masthead.media.MediaUse;
import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.masthead.shared.problem.Problem;
import io.masthead.taxonomy.TermUse;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
        take(version.slug(), version);
        version.oldUrls().forEach(address -> lead(address, version.id()));
        use(version);
    }

    private void take(String slug, Publication version) {
        Sql.of(
                        "insert into published_slug (slug, article_id, since) values (?, ?, ?)"
                                + " on duplicate key update since = least(since, values(since))",
                        slug,
                        version.id(),
                        version.publishAt())
                .run(database);
        Id owner = Sql.of("select article_id from published_slug where slug = ? lock in share mode", slug)
                .rows(database)
                .getFirst()
                .id(0);
        if (!owner.equals(version.id())) {
            throw Problem.conflict("slug-taken", "Another article has, or had, this slug.", List.of());
        }
    }

    private void lead(String address, Id article) {
        Sql.of(
                        "insert ignore into published_address (address_hash, address, article_id)"
                                + " values (unhex(sha2(?, 256)), ?, ?)",
                        address,
                        address,
                        article)
                .run(database);
        Sql owner = Sql.of(
                "select article_id from published_address where address_hash = unhex(sha2(?, 256))"
                        + " lock in share mode",
                address);
        if (!owner.rows(database).getFirst().id(0).equals(article)) {
            throw Problem.conflict("address-taken", "Another article has the old address " + address, List.of());
        }
    }

    private void use(Publication version) {
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
        termUse.use(USED_BY, version.id(), terms);
        mediaUse.use(USED_BY, version.id(), version.images());
    }
}
