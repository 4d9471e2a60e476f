package io.masthead.site;

import io.masthead.shared.id.Id;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/// Finds friend links.
@Singleton
class FriendLinkRepository implements PanacheRepositoryBase<FriendLink, Long> {

    private static final String NOT_ENDED = "(validTo is null or validTo > ?1)";
    private static final String EDITORS_ORDER = " order by group, position, id";

    Optional<FriendLink> find(String id) {
        return Id.parse(id).flatMap(known -> findByIdOptional(known.value()));
    }

    /// Those with a larger id than the given one, by id.
    ///
    /// @param group one group only, or `null` for all
    PanacheQuery<FriendLink> after(long id, String group) {
        return group == null ? find("id > ?1 order by id", id) : find("id > ?1 and group = ?2 order by id", id, group);
    }

    /// The links that are valid now.
    ///
    /// @param group one group only, or `null` for all
    CurrentLinks current(Instant now, String group) {
        PanacheQuery<FriendLink> found = group == null
                ? find(NOT_ENDED + EDITORS_ORDER, now)
                : find(NOT_ENDED + " and group = ?2" + EDITORS_ORDER, now, group);
        return CurrentLinks.at(now, found.stream().map(FriendLink::timed).toList());
    }

    /// How many links readers see now or will see, this one left out.
    long countBeside(FriendLink link, Instant now) {
        return count(NOT_ENDED + " and id <> ?2", now, link.id().value());
    }
}
