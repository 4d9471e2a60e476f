package io.masthead.article;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/// Addresses that articles had in the systems they came from.
@Singleton
public class OldAddresses {

    private final EntityManager database;

    OldAddresses(EntityManager database) {
        this.database = database;
    }

    /// The article that had just this address, visible or not.
    public Optional<Id> find(String address) {
        return Sql.of("select article_id from published_address where address_hash = unhex(sha2(?, 256))", address)
                .rows(database)
                .stream()
                .map(row -> row.id(0))
                .findFirst();
    }
}
