package io.masthead.testing;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/// Reads what the change log says of a thing.
@Singleton
public class ChangeHistory {

    private final EntityManager database;

    ChangeHistory(EntityManager database) {
        this.database = database;
    }

    /// All changes of a thing in order, each as its type and surrogate keys: `update tag:0MZ… tags`.
    ///
    /// @param id its outside form
    public List<String> of(String subject, String id) {
        List<?> found = database.createNativeQuery("select concat(type, ' ', surrogate_keys) from change_entry"
                        + " where subject = ?1 and subject_id = ?2 order by seq")
                .setParameter(1, subject)
                .setParameter(2, io.masthead.shared.id.Id.of(id).value())
                .getResultList();
        return found.stream().map(String::valueOf).toList();
    }
}
