package io.masthead.slot;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.masthead.media.Image;
import io.masthead.shared.id.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What stands in a slot at one moment. Made so that it may be kept and shared: a rotating slot has all its items, and
/// the front end chooses among them by weight.
///
/// @param until when the clock alone changes it next, if that is within [#LONGEST]; else `null`
@Schema(description = "What stands in a slot now.")
public record SlotDecision(
        @Schema(required = true, description = "The slot's key.", examples = "header-partners", maxLength = 64)
        String key,

        @Schema(
                description = "How to show the items: `rotating` (one at a time, by weight), `ordered` (all, in this"
                        + " order) or `pinned` (the only one). Absent for a key without a slot.",
                examples = "ordered",
                maxLength = 60)
        String kind,

        @Schema(description = "The size of the slot; absent where it has none.")
        SlotSize size,

        @Schema(required = true, description = "The items; none if nothing is booked.", maxItems = 50)
        List<SlotItem> items,

        @Schema(
                required = true,
                description = "After how many seconds to ask again, counted from when the answer was made.",
                examples = "60",
                minimum = "1",
                maximum = "60")
        int ttl,

        @JsonIgnore @Schema(hidden = true) Instant until) {

    /// The longest time for which a decision is good.
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Comparator<Candidate> IN_ORDER = Comparator.comparingInt(
                    (Candidate candidate) -> candidate.booking().position())
            .thenComparing(candidate -> candidate.booking().id());

    private static final Comparator<Candidate> BY_WEIGHT = Comparator.comparingInt(
                    (Candidate candidate) -> candidate.booking().weight())
            .reversed()
            .thenComparing(IN_ORDER);

    /// A booking that stands in the slot now or may do so soon, with what it shows.
    record Candidate(Booking booking, Creative creative, Advertiser advertiser) {}

    /// A key without a slot: a front end may ask for a slot before it is set up.
    static SlotDecision empty(String key) {
        return new SlotDecision(key, null, null, List.of(), (int) LONGEST.toSeconds(), null);
    }

    /// The most urgent tier with a live booking wins; the slot's kind says what of it is shown.
    static SlotDecision of(Slot slot, Collection<Candidate> candidates, Instant now) {
        List<Candidate> live = candidates.stream()
                .filter(candidate -> candidate.booking().isLive(now))
                .toList();
        Optional<Tier> best =
                live.stream().map(candidate -> candidate.booking().tier()).min(Comparator.naturalOrder());
        Stream<Candidate> winners =
                live.stream().filter(candidate -> candidate.booking().tier() == best.orElseThrow());
        Stream<Candidate> chosen = switch (slot.kind()) {
            case ROTATING -> winners.sorted(BY_WEIGHT).limit(slot.maxItems());
            case ORDERED -> winners.sorted(IN_ORDER).limit(slot.maxItems());
            case PINNED -> winners.sorted(IN_ORDER).limit(1);
        };
        List<SlotItem> items = chosen.map(
                        winner -> SlotItem.of(slot, winner.booking(), winner.creative(), winner.advertiser()))
                .toList();
        Instant until = nextChange(candidates, now);
        return new SlotDecision(slot.key(), slot.kind().word(), slot.size(), items, ttl(now, until), until);
    }

    /// The pictures that the items need.
    public Set<Id> mediaIds() {
        return items.stream().map(SlotItem::mediaId).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /// The decision with its pictures; an item whose picture is not among them goes without.
    public SlotDecision withImages(Map<Id, Image> images) {
        return new SlotDecision(
                key,
                kind,
                size,
                items.stream().map(item -> item.withImage(images)).toList(),
                ttl,
                until);
    }

    private static Instant nextChange(Collection<Candidate> candidates, Instant now) {
        return candidates.stream()
                .flatMap(candidate -> Stream.of(
                        Optional.ofNullable(candidate.booking().from()),
                        Optional.ofNullable(candidate.booking().until())))
                .flatMap(Optional::stream)
                .filter(moment -> moment.isAfter(now) && !moment.isAfter(now.plus(LONGEST)))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /// Rounded up: who asks again then, finds the change.
    private static int ttl(Instant now, Instant until) {
        return until == null
                ? (int) LONGEST.toSeconds()
                : (int) Duration.between(now, until).plusNanos(999_999_999).toSeconds();
    }
}
