package io.masthead.taxonomy;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
        Set<Id> wanted = new HashSet<>(terms);
        Set<Id> known = known(usedBy, user);
        Set<Id> gone = new HashSet<>(known);
        gone.removeAll(wanted);
        wanted.removeAll(known);
        if (!gone.isEmpty()) {
            Sql.of("delete from term_use where term_id in ? and used_by = ? and user_id = ?", gone, usedBy, user)
                    .run(database);
        }
        begin(usedBy, Map.of(user, wanted));
    }

    /// Writes down what new users use, who used nothing so far, in one statement for all.
    public void begin(String usedBy, Map<Id, ? extends Collection<Id>> termsByUser) {
        Sql insert = Sql.of("insert into term_use (term_id, used_by, user_id) values ");
        String separator = "";
        for (Map.Entry<Id, ? extends Collection<Id>> one : termsByUser.entrySet()) {
            for (Id term : new HashSet<>(one.getValue())) {
                insert.add(separator + "(?, ?, ?)", term, usedBy, one.getKey());
                separator = ", ";
            }
        }
        if (!separator.isEmpty()) {
            insert.run(database);
        }
    }

    /// How many users a term has.
    public long uses(Id term) {
        return Sql.of("select count(*) from term_use where term_id = ?", term)
                .rows(database)
                .getFirst()
                .number(0);
    }

    private Set<Id> known(String usedBy, Id user) {
        return Sql.of("select term_id from term_use where used_by = ? and user_id = ?", usedBy, user)
                .rows(database)
                .stream()
                .map(row -> row.id(0))
                .collect(Collectors.toSet());
    }
}
