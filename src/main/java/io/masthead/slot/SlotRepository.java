package io.masthead.slot;

import io.masthead.shared.database.Sql;
import io.masthead.shared.id.Id;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds slots, and decides what stands in them.
@Singleton
public class SlotRepository implements PanacheRepositoryBase<Slot, Long> {

    /// How many slots a page shows at most.
    public static final int MOST_OF_A_SITE = 50;

    /// Bookings that are over, or begin too late to matter, never leave the index.
    private static final String DECISIONS = "select s as slot, b as booking, c as creative, a as advertiser from Slot s"
            + " left join Booking b on b.slotId = s.id and (b.endsAt is null or b.endsAt > :now)"
            + " and (b.startsAt is null or b.startsAt <= :soon)"
            + " left join Creative c on c.id = b.creativeId and (:hideAds = false or c.kind <> :ad)"
            + " left join Advertiser a on a.id = c.advertiserId where ";

    private static final String CHOSEN = "s.key in :keys";

    /// Up to the last one that still belongs to them, if there are as many.
    private static final String FIRST_OF_THE_SITE = "s.key <= coalesce((select x.key from Slot x order by x.key limit 1"
            + " offset " + (MOST_OF_A_SITE - 1) + "), s.key)";

    private static final String ORDER = " order by s.key, b.position, b.id";

    /// By id or key.
    public Optional<Slot> find(String keyOrId) {
        return Id.parse(keyOrId)
                .flatMap(id -> findByIdOptional(id.value()))
                .or(() -> find("key", keyOrId).firstResultOptional());
    }

    /// What stands in each of these slots now, by key; a key without a slot is not in the map. One statement, however
    /// many slots there are.
    ///
    /// @param keys the slots' keys, or `null` for all of the site: the first [#MOST_OF_A_SITE] by key
    /// @param hideAds leaves out creatives of kind `ad`; partners and the house stay
    public Map<String, SlotDecision> decide(Collection<String> keys, boolean hideAds, Instant now) {
        TypedQuery<Tuple> query = getEntityManager()
                .createQuery(DECISIONS + (keys == null ? FIRST_OF_THE_SITE : CHOSEN) + ORDER, Tuple.class)
                .setHint("org.hibernate.readOnly", true)
                .setParameter("now", now)
                .setParameter("soon", now.plus(SlotDecision.LONGEST))
                .setParameter("hideAds", hideAds)
                .setParameter("ad", Creative.AD);
        if (keys != null) {
            query.setParameter("keys", keys);
        }
        Map<Slot, List<SlotDecision.Candidate>> bySlot = new LinkedHashMap<>();
        for (Tuple row : query.getResultList()) {
            List<SlotDecision.Candidate> candidates =
                    bySlot.computeIfAbsent(row.get("slot", Slot.class), slot -> new ArrayList<>());
            Creative creative = row.get("creative", Creative.class);
            if (creative != null) {
                candidates.add(new SlotDecision.Candidate(
                        row.get("booking", Booking.class), creative, row.get("advertiser", Advertiser.class)));
            }
        }
        Map<String, SlotDecision> decisions = new LinkedHashMap<>();
        bySlot.forEach((slot, candidates) -> decisions.put(slot.key(), SlotDecision.of(slot, candidates, now)));
        return decisions;
    }

    /// Whether falling back from one slot leads to another, over however many. All slots are held until the transaction
    /// ends: two changes at once could close a circle that neither of them sees.
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

    /// A booking of the slot that stands there in a part of the time of another one of its tier. The slot is held until
    /// the transaction ends.
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
