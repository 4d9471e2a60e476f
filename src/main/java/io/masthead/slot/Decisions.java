package io.masthead.slot;

import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.site.PublicAddress;
import io.masthead.slot.SlotReason.Code;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
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
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/// Decides what stands in slots: for all readers, to be kept, or for one. Everything it needs to know lies in
/// this node's memory.
@Singleton
public class Decisions {

    /// How many slots a page shows at most.
    public static final int MOST_OF_A_SITE = 50;

    /// What was counted and what is behind its goals changes without a word.
    private static final Duration KEPT = Duration.ofSeconds(10);

    /// 2⁶⁴ divided by the golden ratio: spreads what lies close together.
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final String CLICKS = "/v1/clicks/";

    /// One for each thread, so that nobody waits for chance.
    private static final RandomGenerator CHANCE =
            () -> ThreadLocalRandom.current().nextLong();

    private final LiveBookings bookings;
    private final BesideArticles articles;
    private final Standings standings;
    private final Devices devices;
    private final SlotTokens tokens;
    private final Shown shown;
    private final Clock clock;
    private final String clicks;

    Decisions(
            LiveBookings bookings,
            BesideArticles articles,
            Standings standings,
            Devices devices,
            SlotTokens tokens,
            PublicAddress address,
            Shown shown,
            Clock clock) {
        this.bookings = bookings;
        this.articles = articles;
        this.standings = standings;
        this.devices = devices;
        this.tokens = tokens;
        this.shown = shown;
        this.clock = clock;
        this.clicks = address.base() + CLICKS;
    }

    /// What stands in all slots of the site, by key: the first [#MOST_OF_A_SITE]. The answer names what it shows.
    ///
    /// @param category what the page is about, or `null`
    /// @param hideAds whether no advertisement may stand here
    public Map<String, SlotDecision> page(Id category, Collection<Id> tags, boolean hideAds, Instant now) {
        Booked booked = bookings.now();
        SlotContext context = new SlotContext(
                hideAds, booked.lineage(category), Set.copyOf(tags), null, null, now.atZone(booked.zone()));
        return shared(booked, booked.keys().stream().limit(MOST_OF_A_SITE).toList(), context);
    }

    /// What stands in these slots for all who ask this, by key; a key without a slot is not in the map. The
    /// answer names what it shows.
    Map<String, SlotDecision> shared(List<String> keys, SlotQuestion question) {
        Instant now = clock.instant();
        Beside beside = articles.shared(question.article(), now);
        Booked booked = bookings.now();
        shown.atMost(KEPT);
        keys.forEach(key -> shown.key("slot:" + key));
        if (!question.tags().isEmpty()) {
            // A slug that names nothing today may name a tag tomorrow.
            shown.key("tags");
        }
        return shared(booked, keys, context(booked, question, beside, now));
    }

    /// What stands in these slots for one reader, by key; a key without a slot is not in the map. Asks the
    /// database for nothing that this node knows.
    Map<String, SlotDecision> own(List<String> keys, SlotQuestion question) {
        Instant now = clock.instant();
        Beside beside = articles.own(question.article(), now);
        return own(bookings.now(), beside, keys, question, now);
    }

    /// The same, for event loops: nothing if something has to be read first.
    Optional<Map<String, SlotDecision>> ownAtHand(List<String> keys, SlotQuestion question) {
        Instant now = clock.instant();
        Beside beside = articles.atHand(question.article(), now);
        Booked booked = bookings.atHand();
        return beside == null || booked == null
                ? Optional.empty()
                : Optional.of(own(booked, beside, keys, question, now));
    }

    private Map<String, SlotDecision> own(
            Booked booked, Beside beside, List<String> keys, SlotQuestion question, Instant now) {
        SlotContext context = context(booked, question, beside, now);
        Decider decider = decider(booked, context, question.device(), CHANCE, Decider.NOBODY);
        Map<String, SlotDecision> decisions = new LinkedHashMap<>();
        for (String key : keys) {
            booked.place(key).ifPresent(place -> {
                List<LiveBooking> chosen = decider.decide(place);
                decisions.put(key, own(place, chosen, question.device(), now));
            });
        }
        return decisions;
    }

    /// Why each booking of a slot does or does not stand there, without consequences.
    ///
    /// @param own whether the decision is for one reader
    Optional<SlotExplanation> explain(String key, SlotQuestion question, boolean own) {
        Instant now = clock.instant();
        Booked booked = bookings.now();
        return booked.place(key).map(place -> {
            SlotContext context = context(booked, question, articles.own(question.article(), now), now);
            Map<Id, List<SlotReason>> reasons = new HashMap<>();
            decider(
                            booked,
                            context,
                            question.device(),
                            own ? CHANCE : null,
                            (one, reason) -> reasons.computeIfAbsent(one.id(), first -> new ArrayList<>())
                                    .add(reason))
                    .decide(place);
            return SlotExplanation.of(place, reasons, now);
        });
    }

    private SlotContext context(Booked booked, SlotQuestion question, Beside beside, Instant now) {
        Set<Id> categories = new HashSet<>(booked.lineage(beside.category()));
        if (question.category() != null) {
            categories.addAll(booked.lineage(question.category()));
        }
        Set<Id> tags = new HashSet<>(beside.tags());
        question.tags().forEach(tag -> booked.tag(tag).ifPresent(tags::add));
        return new SlotContext(
                beside.hidesAds(), categories, tags, question.platform(), question.region(), now.atZone(booked.zone()));
    }

    private Decider decider(
            Booked booked,
            SlotContext context,
            String device,
            RandomGenerator chance,
            BiConsumer<LiveBooking, SlotReason> told) {
        return new Decider(
                context,
                one -> standings.of(one, booked, context.now()),
                one -> lastLook(one, chance == null ? null : device, context),
                chance == null ? one -> luck(one, context.moment()) : one -> chance.nextDouble(),
                chance,
                told);
    }

    /// Whether a booking takes its chance in what is kept and shared: one and the same for all of a short
    /// while, on every node.
    private static double luck(LiveBooking one, Instant now) {
        long mixed = (one.id().value() ^ now.getEpochSecond() / KEPT.toSeconds()) * GOLDEN;
        mixed = (mixed ^ mixed >>> 32) * GOLDEN;
        return ((mixed ^ mixed >>> 29) >>> 11) * 0x1.0p-53;
    }

    private SlotReason lastLook(LiveBooking one, String device, SlotContext context) {
        DeviceCap cap = one.booking().terms().deviceCap();
        if (cap != null && device != null && devices.hasEnough(device, one.booking(), context.moment())) {
            return SlotReason.of(Code.DEVICE_CAP, cap.times(), cap.times());
        }
        return standings.reached(one, context.now().toLocalDate());
    }

    private Map<String, SlotDecision> shared(Booked booked, List<String> keys, SlotContext context) {
        Decider decider = decider(booked, context, null, null, Decider.NOBODY);
        Map<String, SlotDecision> decisions = new LinkedHashMap<>();
        for (String key : keys) {
            booked.place(key).ifPresent(place -> decisions.put(key, shared(place, decider.decide(place), context)));
        }
        return decisions;
    }

    private SlotDecision shared(Place place, List<LiveBooking> chosen, SlotContext context) {
        Instant now = context.moment();
        place.slots().forEach(slot -> shown.key("slot:" + slot.key()));
        if (place.all().anyMatch(one -> one.aim().hasCategories())) {
            shown.key("categories");
        }
        if (place.all().anyMatch(one -> one.aim().hasTimes() || one.hasDailyLimits())) {
            shown.key("site");
        }
        if (place.all().anyMatch(LiveBooking::isLimited)) {
            long into = Math.floorMod(now.toEpochMilli(), KEPT.toMillis());
            shown.atMost(KEPT.minusMillis(into));
        }
        List<SlotItem> items = new ArrayList<>();
        for (LiveBooking one : chosen) {
            items.add(SlotItem.of(
                    place.slot(),
                    one,
                    clicks,
                    tokens.client(one.id(), one.slot().id(), now)));
            shown.atMost(Duration.between(now, tokens.clientUntil(one.id(), now)));
            if (one.creative().mediaId() != null) {
                shown.key("media", one.creative().mediaId());
            }
        }
        SlotDecision decision = SlotDecision.of(place.slot(), items, now, place.nextChange(context.now()));
        shown.until(decision.until());
        return decision;
    }

    private SlotDecision own(Place place, List<LiveBooking> chosen, String device, Instant now) {
        Instant until = null;
        List<SlotItem> items = new ArrayList<>();
        for (LiveBooking one : chosen) {
            items.add(SlotItem.of(
                    place.slot(),
                    one,
                    clicks,
                    tokens.server(one.id(), one.slot().id(), now)));
            if (device != null && one.booking().terms().deviceCap() != null) {
                devices.give(device, one.booking(), now);
            }
            Instant end = one.booking().until();
            until = until == null || end != null && end.isBefore(until) ? end : until;
        }
        return SlotDecision.of(place.slot(), items, now, until);
    }
}
