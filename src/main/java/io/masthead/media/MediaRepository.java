package io.masthead.media;

import io.masthead.shared.database.Row;
import io.masthead.shared.database.Sql;
import io.masthead.shared.database.Together;
import io.masthead.shared.id.Id;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Finds pictures.
@Singleton
public class MediaRepository implements PanacheRepositoryBase<Media, Long> {

    private static final String[] IMAGE = {
        "id",
        "alt",
        "caption",
        "credit",
        "width",
        "height",
        "focal_x",
        "focal_y",
        "dominant_color",
        "thumbhash",
        "renditions",
        "address"
    };

    private final MediaAddresses addresses;

    MediaRepository(MediaAddresses addresses) {
        this.addresses = addresses;
    }

    /// Pictures as readers get them, with their own words, in one statement (none for no ids). Ids that are
    /// not known are left out. Who shows one names it: `shown.key("media", id)`.
    public Map<Id, Image> images(Collection<Id> ids) {
        Together questions = new Together();
        ask(questions, ids);
        return images(questions.answered(getEntityManager()));
    }

    /// Asks for pictures together with other things. Every list and every page does, so no entity is made on the way.
    public void ask(Together questions, Collection<Id> ids) {
        if (!ids.isEmpty()) {
            questions.ask("media", Sql.of("from media where id in ?", Set.copyOf(ids)), IMAGE);
        }
    }

    /// The pictures that were asked for.
    public Map<Id, Image> images(Together answers) {
        Map<Id, Image> images = new HashMap<>();
        String base = addresses.base();
        answers.rows("media").forEach(row -> images.put(row.id(0), image(row, base)));
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

    /// The ids of a page of the library, and one more if there is any.
    List<Id> ids(MediaFilter filter, Optional<Long> after, int limit) {
        return filter.query(after, limit + 1).rows(getEntityManager()).stream()
                .map(row -> row.id(0))
                .toList();
    }

    /// These pictures, in this order.
    List<Media> all(List<Id> ids) {
        Map<Id, Media> found = new HashMap<>();
        list("id in ?1", values(ids)).forEach(picture -> found.put(picture.id(), picture));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /// All folders of the store that have files of a picture.
    List<String> folders(Media picture) {
        List<String> folders = new ArrayList<>();
        folders.add(StoreKeys.folder(picture.address()));
        folders.add(StoreKeys.sources(picture.id()));
        Sql.of("select address from media_former where media_id = ?", picture.id())
                .rows(getEntityManager())
                .forEach(row -> folders.add(StoreKeys.folder(row.text(0))));
        return folders;
    }

    void forgetFormer(Id media) {
        Sql.of("delete from media_former where media_id = ?", media).run(getEntityManager());
    }

    private static Image image(Row row, String base) {
        String folder = base + "/" + row.text(11);
        return new Image(
                row.id(0).toString(),
                row.text(1),
                row.text(2),
                row.text(3),
                (int) row.number(4),
                (int) row.number(5),
                new FocalPoint(row.fraction(6), row.fraction(7)),
                row.text(8),
                row.text(9),
                RenditionFile.parse(row.text(10)).stream()
                        .map(file -> file.at(folder))
                        .toList());
    }

    private static List<Long> values(Collection<Id> ids) {
        return ids.stream().map(Id::value).distinct().toList();
    }
}
