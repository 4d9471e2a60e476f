package io.masthead.site;

import io.masthead.shared.id.Id;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds friend links.
@Singleton
public class FriendLinks implements PanacheRepositoryBase<FriendLink, Long> {

    /// How many links the site keeps at once.
    public static final int MOST = 1_000;

    private static final String NOT_ENDED = "(validTo is null or validTo > ?1)";
    private static final String EDITORS_ORDER = " order by group, position, id";

    Optional<FriendLink> find(String id) {
        return Id.parse(id).flatMap(known -> findByIdOptional(known.value()));
    }

    /// Those with a larger id than the given one, by id.
    ///
    /// @param group one group only, or `null` for all
    /// @param state only those whose address is in this state, or `null` for all
    PanacheQuery<FriendLink> after(long id, String group, LinkState state) {
        StringBuilder where = new StringBuilder("id > :id");
        Map<String, Object> values = new HashMap<>(Map.of("id", id));
        if (group != null) {
            where.append(" and group = :group");
            values.put("group", group);
        }
        if (state == LinkState.UNCHECKED) {
            where.append(" and id not in (select c.linkId from LinkCheck c where c.checkedAt is not null)");
        } else if (state != null) {
            where.append(" and id in (select c.linkId from LinkCheck c"
                    + " where c.checkedAt is not null and c.failures between :least and :most)");
            values.put("least", state.least());
            values.put("most", state.most());
        }
        return find(where + " order by id", values);
    }

    /// What the checker found of these links, by link.
    Map<Long, LinkCheck> checks(List<FriendLink> links) {
        return getEntityManager()
                .createQuery("from LinkCheck where linkId in :links", LinkCheck.class)
                .setParameter(
                        "links", links.stream().map(link -> link.id().value()).toList())
                .getResultStream()
                .collect(Collectors.toMap(LinkCheck::linkId, Function.identity()));
    }

    /// The links that are valid now.
    ///
    /// @param group one group only, or `null` for all
    public CurrentLinks current(Instant now, String group) {
        PanacheQuery<FriendLink> found = group == null
                ? find(NOT_ENDED + EDITORS_ORDER, now)
                : find(NOT_ENDED + " and group = ?2" + EDITORS_ORDER, now, group);
        return CurrentLinks.at(now, found.stream().map(FriendLink::timed).toList());
    }

    /// A new address was not asked for yet.
    void forgetCheck(FriendLink link) {
        getEntityManager()
                .createQuery("delete from LinkCheck where linkId = :link")
                .setParameter("link", link.id().value())
                .executeUpdate();
    }

    /// How many links readers see now or will see, this one left out.
    long countBeside(FriendLink link, Instant now) {
        return count(NOT_ENDED + " and id <> ?2", now, link.id().value());
    }
}
