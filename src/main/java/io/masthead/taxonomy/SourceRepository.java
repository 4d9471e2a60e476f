package io.masthead.taxonomy;

import io.masthead.changelog.Change;
import io.masthead.changelog.ChangeLog;
import io.masthead.shared.id.Id;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/// Finds sources, and enters those that an article names for the first time.
@Singleton
public class SourceRepository implements PanacheRepositoryBase<Source, Long> {

    private static final String KIND = "source";

    private final ChangeLog log;

    SourceRepository(ChangeLog log) {
        this.log = log;
    }

    /// By id or exact name.
    public Optional<Source> find(String nameOrId) {
        return Id.parse(nameOrId)
                .flatMap(id -> findByIdOptional(id.value()))
                .or(() -> find("name", nameOrId).firstResultOptional());
    }

    /// The source of just this name; entered if there is none yet. Another address than the known one replaces it.
    ///
    /// @param name clean, at most 200 characters
    /// @param url safe to be linked, or `null` to leave the address as it is
    public Source named(String name, String url) {
        Source source = find("name", name).firstResultOptional().orElseGet(() -> enter(name, url));
        if (url != null && !source.url().equals(Optional.of(url))) {
            source.move(url);
            log.note(Change.of("update", KIND, source.id(), List.of("source:" + source.id(), "list:" + source.id())));
        }
        return source;
    }

    /// Two articles may name a new source at the same moment: the second one takes the first one's row, which it sees
    /// by a locking read only.
    private Source enter(String name, String url) {
        Id id = Id.next();
        getEntityManager()
                .createNativeQuery("insert into source (id, name, url) values (?1, ?2, ?3)"
                        + " on duplicate key update name = values(name)")
                .setParameter(1, id.value())
                .setParameter(2, name)
                .setParameter(3, url)
                .executeUpdate();
        Source source =
                find("name", name).withLock(LockModeType.PESSIMISTIC_WRITE).singleResult();
        if (source.id().equals(id)) {
            log.note(Change.of("create", KIND, id, List.of("sources")));
        }
        return source;
    }
}
