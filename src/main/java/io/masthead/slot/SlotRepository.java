package io.masthead.slot;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds slots, and what concerns them.
@Singleton
public class SlotRepository implements PanacheRepositoryBase<Slot, Long> {

    /// By id or key.
    public Optional<Slot> find(String keyOrId) {
        return Id.parse(keyOrId)
                .flatMap(id -> findByIdOptional(id.value()))
                .or(() -> find("key", keyOrId).firstResultOptional());
    }

    /// Whether falling back from one slot leads to another, over however many. All slots are held until the
    /// transaction ends: two changes at once could close a circle that neither of them sees.
    boolean leadsTo(Id from, Id to) {
        Map<Id, Id> fallbacks = new HashMap<>();
        Sql.of("select id, fallback_id from slot order by id for update")
                .rows(getEntityManager())
                .forEach(row -> fallbacks.put(row.id(0), row.id(1)));
        Set<Id> met = new HashSet<>();
        for (Id slot = from; slot != null && met.add(slot); slot = fallbacks.get(slot)) {
            if (slot.equals(to)) {
                return true;
            }
        }
        return false;
    }

    /// The slot as it stands now, held until the transaction ends.
    Slot held(Slot slot) {
        getEntityManager().refresh(slot, LockModeType.PESSIMISTIC_WRITE);
        return slot;
    }

    /// A booking of the slot that stands there in a part of the time of another one of its tier. The slot is
    /// held until the transaction ends.
    Optional<Id> overlapping(Id slot) {
        Sql.of("select id from slot where id = ? for update", slot).rows(getEntityManager());
        return Sql.of(
                        "select b.id from booking a join booking b on b.slot_id = a.slot_id and b.tier = a.tier"
                                + " and b.id > a.id and (a.ends_at is null or b.starts_at is null or b.starts_at < a.ends_at)"
                                + " and (b.ends_at is null or a.starts_at is null or a.starts_at < b.ends_at)"
                                + " where a.slot_id = ? order by b.id limit 1 lock in share mode",
                        slot)
                .rows(getEntityManager())
                .stream()
                .map(row -> row.id(0))
                .findFirst();
    }

    /// The keys of the slots in which something of this advertiser is booked.
    Set<String> keysShowing(Advertiser advertiser) {
        return keys("c.advertiserId = ?1", advertiser.id());
    }

    /// The keys of the slots in which this creative is booked.
    Set<String> keysShowing(Creative creative) {
        return keys("c.id = ?1", creative.id());
    }

    private Set<String> keys(String condition, Id id) {
        return new TreeSet<>(getEntityManager()
                .createQuery(
                        "select distinct s.key from Creative c join Booking b on b.creativeId = c.id"
                                + " join Slot s on s.id = b.slotId where " + condition,
                        String.class)
                .setParameter(1, id.value())
                .getResultList());
    }
}
