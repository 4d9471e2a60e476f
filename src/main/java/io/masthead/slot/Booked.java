package io.masthead.slot;

import io.masthead.shared.id.Id;
import io.masthead.taxonomy.CategoryTree;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// All slots and what is booked in them, as it stands at one moment: what decisions are made of.
final class Booked {

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<Id, LiveBooking> bookings = new HashMap<>();
    private final CategoryTree tree;
    private final Map<String, Id> tags;
    private final ZoneId zone;
    private final Instant until;

    /// @param slots all there are, by key
    /// @param tree the categories that bookings are aimed at
    /// @param tags the ids of the tags that bookings are aimed at, by slug
    /// @param zone the one that the site's hours and days are in
    /// @param until from when on bookings begin that are not among these
    Booked(
            List<Slot> slots,
            List<LiveBooking> bookings,
            CategoryTree tree,
            Map<String, Id> tags,
            ZoneId zone,
            Instant until) {
        this.tree = tree;
        this.tags = tags;
        this.zone = zone;
        this.until = until;
        Map<Id, Slot> byId = slots.stream().collect(Collectors.toMap(Slot::id, slot -> slot));
        Map<Id, List<LiveBooking>> bySlot = bookings.stream()
                .collect(Collectors.groupingBy(one -> one.booking().slot()));
        for (Slot slot : slots) {
            List<Place> fallbacks = fallbacks(slot, byId).stream()
                    .map(one -> new Place(one, bySlot.getOrDefault(one.id(), List.of()), List.of()))
                    .toList();
            places.put(slot.key(), new Place(slot, bySlot.getOrDefault(slot.id(), List.of()), fallbacks));
        }
        bookings.forEach(one -> this.bookings.put(one.id(), one));
    }

    /// The slot with this key.
    Optional<Place> place(String key) {
        return Optional.ofNullable(places.get(key));
    }

    /// The keys of all slots, in order.
    List<String> keys() {
        return List.copyOf(places.keySet());
    }

    Collection<LiveBooking> bookings() {
        return bookings.values();
    }

    /// A booking that takes part in decisions now, will soon, or did in the last hours.
    Optional<LiveBooking> booking(Id id) {
        return Optional.ofNullable(bookings.get(id));
    }

    /// A category with all above it; nothing for one that is not there.
    Set<Id> lineage(String slugOrId) {
        return tree.find(slugOrId).map(node -> lineage(node.id())).orElse(Set.of());
    }

    /// A category with all above it.
    Set<Id> lineage(Id category) {
        return category == null
                ? Set.of()
                : tree.path(category).stream().map(CategoryTree.Node::id).collect(Collectors.toSet());
    }

    /// The tag that a slug or id names, as far as bookings are aimed at it.
    Optional<Id> tag(String slugOrId) {
        return Id.parse(slugOrId).or(() -> Optional.ofNullable(tags.get(slugOrId)));
    }

    ZoneId zone() {
        return zone;
    }

    Instant until() {
        return until;
    }

    /// Each slot once: should a circle ever come to be, it is cut.
    private static List<Slot> fallbacks(Slot slot, Map<Id, Slot> slots) {
        List<Slot> chain = new ArrayList<>();
        Set<Id> met = new HashSet<>(Set.of(slot.id()));
        for (Id next = slot.fallback();
                next != null && met.add(next);
                next = slots.get(next).fallback()) {
            if (!slots.containsKey(next)) {
                break;
            }
            chain.add(slots.get(next));
        }
        return chain;
    }
}
