package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Knows who uses a category, a tag, an author or a source, so that "in use" never points upwards.
@Singleton
public class TermUse {

    private final EntityManager database;

    TermUse(EntityManager database) {
        this.database = database;
    }

    /// Writes down that a user uses just these terms from now on; none at all when it goes.
    ///
    /// Only what differs is written: deleting what is not there would lock the gap that the next new user needs.
    ///
    /// @param usedBy the kind of user, such as `article`
    /// @param user which one
    public void use(String usedBy, Id user, Collection<Id> terms) {
        Set<Long> wanted = terms.stream().map(Id::value).collect(Collectors.toSet());
        Set<Long> known = known(usedBy, user);
        Set<Long> gone = new HashSet<>(known);
        gone.removeAll(wanted);
        wanted.removeAll(known);
        if (!gone.isEmpty()) {
            database.createNativeQuery("delete from term_use where term_id in (?1) and used_by = ?2 and user_id = ?3")
                    .setParameter(1, gone)
                    .setParameter(2, usedBy)
                    .setParameter(3, user.value())
                    .executeUpdate();
        }
        if (!wanted.isEmpty()) {
            insert(usedBy, user, wanted);
        }
    }

    /// How many users a term has.
    public long uses(Id term) {
        return ((Number) database.createNativeQuery("select count(*) from term_use where term_id = ?1")
                        .setParameter(1, term.value())
                        .getSingleResult())
                .longValue();
    }

    private Set<Long> known(String usedBy, Id user) {
        List<?> terms = database.createNativeQuery("select term_id from term_use where used_by = ?1 and user_id = ?2")
                .setParameter(1, usedBy)
                .setParameter(2, user.value())
                .getResultList();
        return terms.stream().map(term -> ((Number) term).longValue()).collect(Collectors.toSet());
    }

    private void insert(String usedBy, Id user, Set<Long> terms) {
        String rows = Stream.generate(() -> "(?, ?, ?)").limit(terms.size()).collect(Collectors.joining(", "));
        var insert = database.createNativeQuery("insert into term_use (term_id, used_by, user_id) values " + rows);
        int at = 0;
        for (Long term : terms) {
            insert.setParameter(++at, term);
            insert.setParameter(++at, usedBy);
            insert.setParameter(++at, user.value());
        }
        insert.executeUpdate();
    }
}
