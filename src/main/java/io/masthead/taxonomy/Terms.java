package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What the repositories of categories, tags and authors have in common.
public interface Terms<T extends Term> extends PanacheRepositoryBase<T, Long> {

    /// `category`, `tag` or `author`: names them in the change log, in surrogate keys and among former slugs.
    String kind();

    /// The surrogate keys of the answers that list all of them.
    List<String> lists();

    /// By id or current slug.
    default Optional<T> find(String slugOrId) {
        return Id.parse(slugOrId)
                .flatMap(id -> findByIdOptional(id.value()))
                // The databases pass over blanks at the end when they compare.
                .or(() -> find("slug", slugOrId)
                        .firstResultOptional()
                        .filter(term -> term.slug().equals(slugOrId)));
    }

    /// The next ones by name, in one walk along an index.
    ///
    /// @param after where the last one shown stands, or `null` to begin with the first
    /// @param limit how many at most; ask for one more than you show to know whether there is a next page
    default List<T> page(NamePosition after, int limit) {
        if (after == null) {
            return findAll(Sort.by("name", "id")).range(0, limit - 1).list();
        }
        return find(
                        "name >= ?1 and (name > ?1 or id > ?2) order by name, id",
                        after.name(),
                        after.id().value())
                .range(0, limit - 1)
                .list();
    }

    /// Every surrogate key of an answer that shows this one.
    default List<String> keys(T term) {
        List<String> keys = new ArrayList<>(lists());
        keys.addFirst("list:" + term.id());
        keys.addFirst(kind() + ":" + term.id());
        return keys;
    }

    /// Those of the texts that are ids.
    static List<Long> ids(Collection<String> texts) {
        return texts.stream()
                .flatMap(text -> Id.parse(text).stream())
                .map(Id::value)
                .toList();
    }
}
