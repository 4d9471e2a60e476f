package io.masthead.media;

import io.masthead.shared.id.Id;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds pictures.
@Singleton
public class MediaRepository implements PanacheRepositoryBase<Media, Long> {

    private final MediaAddresses addresses;

    MediaRepository(MediaAddresses addresses) {
        this.addresses = addresses;
    }

    /// Pictures as readers get them, with their own words, in one statement (none for no ids). Ids that are not known
    /// are left out. Who shows one names it: `shown.key("media", id)`.
    public Map<Id, Image> images(Collection<Id> ids) {
        String base = addresses.base();
        Map<Id, Image> images = new HashMap<>();
        for (Media media : among(ids)) {
            images.put(media.id(), media.image(base));
        }
        return images;
    }

    /// Which of these ids are pictures, in one statement.
    public Set<Id> exists(Collection<Id> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        Set<Id> known = new HashSet<>();
        getEntityManager()
                .createQuery("select id from Media where id in ?1", Long.class)
                .setParameter(1, values(ids))
                .getResultList()
                .forEach(id -> known.add(new Id(id)));
        return known;
    }

    Optional<Media> find(String id) {
        return Id.parse(id).flatMap(known -> findByIdOptional(known.value()));
    }

    Optional<Media> ofHash(String hash) {
        return find("hash", hash).firstResultOptional();
    }

    private List<Media> among(Collection<Id> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return getEntityManager()
                .createQuery("from Media where id in ?1", Media.class)
                .setParameter(1, values(ids))
                .setHint("org.hibernate.readOnly", true)
                .getResultList();
    }

    private static List<Long> values(Collection<Id> ids) {
        return ids.stream().map(Id::value).distinct().toList();
    }
}
