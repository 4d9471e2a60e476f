package io.masthead.slot;

import io.masthead.shared.id.Id;
import io.masthead.slot.SlotReason.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/// Decides what stands in the slots of one answer: the most urgent tier first, in it what needs it most, and of
/// that by weight. Knows nothing of databases and clocks: who asks the same of it with the same chance is told
/// the same.
final class Decider {

    /// Nobody wants to know why.
    static final BiConsumer<LiveBooking, SlotReason> NOBODY = (booking, reason) -> {};

    private static final int PER_CENT = 100;

    private static final Comparator<LiveBooking> IN_ORDER = Comparator.comparingInt(
                    (LiveBooking one) -> one.booking().position())
            .thenComparing(LiveBooking::id);

    private static final Comparator<LiveBooking> BY_WEIGHT = Comparator.comparingInt(
                    (LiveBooking one) -> one.booking().weight())
            .reversed()
            .thenComparing(IN_ORDER);

    private final SlotContext context;
    private final Instant now;
    private final Function<LiveBooking, Standing> standings;
    private final Function<LiveBooking, SlotReason> lastLook;
    private final ToDoubleFunction<LiveBooking> luck;
    private final RandomGenerator chance;
    private final BiConsumer<LiveBooking, SlotReason> told;
    private final Set<Id> standing = new HashSet<>();
    private final Set<Id> standingAlone = new HashSet<>();

    /// @param standings how each booking stands with its caps and goals
    /// @param lastLook why what was chosen cannot be shown after all, or `null`: what costs too much to ask of all
    /// @param luck whether a booking takes this chance: if it is less than its share; 0 to 1
    /// @param chance draws one of several for this reader alone; `null` for an answer that all readers
    /// share
    /// @param told is told of every booking why it won or not
    Decider(
            SlotContext context,
            Function<LiveBooking, Standing> standings,
            Function<LiveBooking, SlotReason> lastLook,
            ToDoubleFunction<LiveBooking> luck,
            RandomGenerator chance,
            BiConsumer<LiveBooking, SlotReason> told) {
        this.context = context;
        this.now = context.moment();
        this.standings = standings;
        this.lastLook = lastLook;
        this.luck = luck;
        this.chance = chance;
        this.told = told;
    }

    /// What stands in this slot. The next slot of the same answer knows who stands here.
    List<LiveBooking> decide(Place place) {
        List<LiveBooking> chosen = choose(place.slot(), place.bookings());
        for (Place fallback : place.fallbacks()) {
            if (chosen.isEmpty()) {
                chosen = choose(place.slot(), fallback.bookings());
            } else {
                fallback.bookings().forEach(one -> told.accept(one, SlotReason.of(Code.NOT_NEEDED)));
            }
        }
        for (LiveBooking one : chosen) {
            standing.add(one.advertiser().id());
            if (place.slot().isExclusive()) {
                standingAlone.add(one.advertiser().id());
            }
        }
        return chosen;
    }

    /// A booking that could stand here, as far as it itself is concerned.
    private record Candidate(LiveBooking live, int need) {}

    private List<LiveBooking> choose(Slot slot, List<LiveBooking> bookings) {
        List<List<Candidate>> tiers = new ArrayList<>();
        for (int i = 0; i < Tier.values().length; i++) {
            tiers.add(new ArrayList<>());
        }
        for (LiveBooking one : bookings) {
            SlotReason reason = unfit(slot, one);
            Standing standing = reason == null ? standings.apply(one) : null;
            reason = reason == null ? barred(one, standing) : reason;
            if (reason == null) {
                tiers.get(one.tier().ordinal()).add(new Candidate(one, standing.need()));
            } else {
                told.accept(one, reason);
            }
        }
        List<LiveBooking> chosen = List.of();
        for (List<Candidate> tier : tiers) {
            if (chosen.isEmpty()) {
                chosen = pick(slot, tier);
            } else {
                tier.forEach(one -> told.accept(one.live, SlotReason.of(Code.TIER_BELOW)));
            }
        }
        return chosen;
    }

    /// Why a booking that fits may not be shown now; `null` if it may.
    private SlotReason barred(LiveBooking one, Standing standing) {
        if (standing.barred() != null || standing.share() >= 1 || luck.applyAsDouble(one) < standing.share()) {
            return standing.barred();
        }
        return SlotReason.of(Code.PACED, Math.round(standing.share() * PER_CENT), PER_CENT);
    }

    /// Why a booking cannot stand here, whoever else does; `null` if it can.
    private SlotReason unfit(Slot slot, LiveBooking one) {
        Booking booking = one.booking();
        if (booking.isPaused()) {
            return SlotReason.of(Code.PAUSED);
        }
        if (booking.from() != null && booking.from().isAfter(now)) {
            return SlotReason.at(Code.NOT_YET, booking.from());
        }
        if (booking.until() != null && !booking.until().isAfter(now)) {
            return SlotReason.at(Code.OVER, booking.until());
        }
        if (context.hideAds() && one.creative().kind().equals(Creative.AD)) {
            return SlotReason.of(Code.HIDE_ADS);
        }
        Set<Id> elsewhere = slot.isExclusive() ? standing : standingAlone;
        if (!elsewhere.isEmpty() && elsewhere.contains(one.advertiser().id())) {
            return SlotReason.of(Code.EXCLUSIVE);
        }
        Code missed = one.aim().misses(context);
        return missed == null ? null : SlotReason.of(missed);
    }

    private List<LiveBooking> pick(Slot slot, List<Candidate> tier) {
        return switch (slot.kind()) {
            case ORDERED -> inOrder(slot, sorted(tier, IN_ORDER), slot.maxItems(), Code.POSITION);
            case PINNED -> inOrder(slot, sorted(tier, IN_ORDER), 1, Code.POSITION);
            case ROTATING -> rotating(slot, tier);
        };
    }

    /// Those who need it most; the others of the tier if none of them can be shown.
    private List<LiveBooking> rotating(Slot slot, List<Candidate> tier) {
        List<LiveBooking> chosen = List.of();
        List<Candidate> left = tier;
        while (!left.isEmpty()) {
            List<LiveBooking> needy = new ArrayList<>(left.size());
            left = withoutNeediest(left, needy);
            if (!chosen.isEmpty()) {
                needy.forEach(one -> told.accept(one, SlotReason.of(Code.NEED)));
            } else if (chance == null) {
                needy.sort(BY_WEIGHT);
                chosen = inOrder(slot, needy, slot.maxItems(), Code.WEIGHT);
            } else {
                chosen = drawn(needy);
            }
        }
        return chosen;
    }

    /// Moves those that need it most over, and leaves the others.
    private static List<Candidate> withoutNeediest(List<Candidate> candidates, List<LiveBooking> needy) {
        int most = Integer.MIN_VALUE;
        for (Candidate one : candidates) {
            most = Math.max(most, one.need);
        }
        List<Candidate> others = new ArrayList<>();
        for (Candidate one : candidates) {
            if (one.need == most) {
                needy.add(one.live);
            } else {
                others.add(one);
            }
        }
        return others;
    }

    private List<LiveBooking> inOrder(Slot slot, List<LiveBooking> sorted, int most, Code behind) {
        List<LiveBooking> chosen = new ArrayList<>();
        Set<Id> advertisers = new HashSet<>();
        int place = 0;
        for (LiveBooking one : sorted) {
            place++;
            if (chosen.size() == most) {
                told.accept(one, SlotReason.of(behind, place, most));
            } else if (slot.isExclusive()
                    && advertisers.contains(one.advertiser().id())) {
                told.accept(one, SlotReason.of(Code.EXCLUSIVE));
            } else if (!isRefused(one)) {
                chosen.add(one);
                advertisers.add(one.advertiser().id());
                told.accept(one, SlotReason.of(Code.WON));
            }
        }
        return chosen;
    }

    /// One of them, each as likely as its weight is large.
    private List<LiveBooking> drawn(List<LiveBooking> urn) {
        while (!urn.isEmpty()) {
            int weights = 0;
            for (LiveBooking one : urn) {
                weights += one.booking().weight();
            }
            int left = chance.nextInt(weights);
            int at = 0;
            while (left >= urn.get(at).booking().weight()) {
                left -= urn.get(at++).booking().weight();
            }
            LiveBooking one = urn.remove(at);
            if (!isRefused(one)) {
                told.accept(one, SlotReason.of(Code.WON, one.booking().weight(), weights));
                if (told != NOBODY) {
                    tellLosers(urn, weights);
                }
                return List.of(one);
            }
        }
        return List.of();
    }

    private void tellLosers(List<LiveBooking> urn, int weights) {
        for (LiveBooking other : urn) {
            told.accept(other, SlotReason.of(Code.WEIGHT, other.booking().weight(), weights));
        }
    }

    private boolean isRefused(LiveBooking one) {
        SlotReason reason = lastLook.apply(one);
        if (reason != null) {
            told.accept(one, reason);
        }
        return reason != null;
    }

    private static List<LiveBooking> sorted(List<Candidate> candidates, Comparator<LiveBooking> order) {
        return candidates.stream().map(Candidate::live).sorted(order).toList();
    }
}
