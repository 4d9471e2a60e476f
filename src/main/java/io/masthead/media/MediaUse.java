package io.masthead.media;

import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.LinkedHashSet;

/// Who uses which picture. Users write it down here, so that the library need not know them.
@Singleton
public class MediaUse {

    private final EntityManager database;

    MediaUse(EntityManager database) {
        this.database = database;
    }

    /// Writes down, in the current transaction, that a user (such as `article` with its id) uses just these pictures
    /// from now on. All of them must exist: see [MediaRepository#exists].
    public void use(String usedBy, Id user, Collection<Id> media) {
        database.createNativeQuery("delete from media_use where used_by = ?1 and user_id = ?2")
                .setParameter(1, usedBy)
                .setParameter(2, user.value())
                .executeUpdate();
        for (Id picture : new LinkedHashSet<>(media)) {
            database.createNativeQuery("insert into media_use (media_id, used_by, user_id) values (?1, ?2, ?3)")
                    .setParameter(1, picture.value())
                    .setParameter(2, usedBy)
                    .setParameter(3, user.value())
                    .executeUpdate();
        }
    }

    /// Whether anything uses a picture.
    boolean isUsed(Id media) {
        return !database.createNativeQuery("select 1 from media_use where media_id = ?1 limit 1")
                .setParameter(1, media.value())
                .getResultList()
                .isEmpty();
    }
}
