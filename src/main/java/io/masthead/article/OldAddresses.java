package io.masthead.article;

import io.masthead.shared.database.Sql;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/// Addresses that articles had in the systems they came from.
@Singleton
public class OldAddresses {

    private final EntityManager database;
    private final Shown shown;

    OldAddresses(EntityManager database, Shown shown) {
        this.database = database;
        this.shown = shown;
    }

    /// The article that had just this address, visible or not. The answer shows the address from now on.
    public Optional<Id> find(String address) {
        shown.key(ArticleKeys.oldAddress(address));
        return Sql.of("select article_id from published_address where address_hash = unhex(sha2(?, 256))", address)
                .rows(database)
                .stream()
                .map(row -> row.id(0))
                .findFirst();
    }
}
