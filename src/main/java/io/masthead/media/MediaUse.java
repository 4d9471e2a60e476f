package io.masthead.media;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who uses which picture. Users write it down here, so that the library need not know them.
@Singleton
public class MediaUse {

    private final EntityManager database;

    MediaUse(EntityManager database) {
        this.database = database;
    }

    /// Writes down, in the current transaction, that a user (such as `article` with its id) uses just these
    /// pictures from now on. All of them must exist: see [MediaRepository#exists].
    public void use(String usedBy, Id user, Collection<Id> media) {
        database.createNativeQuery("delete from media_use where used_by = ?1 and user_id = ?2")
                .setParameter(1, usedBy)
                .setParameter(2, user.value())
                .executeUpdate();
        begin(usedBy, Map.of(user, media));
    }

    /// Writes down what new users use, who used nothing so far, in one statement for all.
    public void begin(String usedBy, Map<Id, ? extends Collection<Id>> picturesByUser) {
        Sql insert = Sql.of("insert into media_use (media_id, used_by, user_id) values ");
        String separator = "";
        for (Map.Entry<Id, ? extends Collection<Id>> one : picturesByUser.entrySet()) {
            for (Id picture : new LinkedHashSet<>(one.getValue())) {
                insert.add(separator + "(?, ?, ?)", picture, usedBy, one.getKey());
                separator = ", ";
            }
        }
        if (!separator.isEmpty()) {
            insert.run(database);
        }
    }

    /// Whether anything uses a picture.
    boolean isUsed(Id media) {
        return !database.createNativeQuery("select 1 from media_use where media_id = ?1 limit 1")
                .setParameter(1, media.value())
                .getResultList()
                .isEmpty();
    }

    /// How many use each of these pictures, in one statement; none are left out.
    Map<Id, Integer> counts(Collection<Id> media) {
        Map<Id, Integer> counts = new HashMap<>();
        Sql.of("select media_id, count(*) from media_use where media_id in ? group by media_id", media)
                .rows(database)
                .forEach(row -> counts.put(row.id(0), (int) row.number(1)));
        return counts;
    }

    /// Who uses a picture, ordered by kind and id.
    ///
    /// @param after the last one of the page before, or nothing
    List<AdminMediaUse> users(Id media, Optional<AdminMediaUse> after, int most) {
        Sql sql = Sql.of("select used_by, user_id from media_use where media_id = ?", media);
        after.ifPresent(last ->
                sql.add(" and (used_by > ? or used_by = ? and user_id > ?)", last.kind(), last.kind(), last.id()));
        return sql.add(" order by used_by, user_id limit ?", most).rows(database).stream()
                .map(row -> new AdminMediaUse(row.text(0), row.id(1)))
                .toList();
    }
}
