package io.masthead.slot;

import static io.masthead.slot.Bookable.advertiser;
import static io.masthead.slot.Bookable.brand;
import static io.masthead.slot.Bookable.place;
import static io.masthead.slot.Bookable.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.masthead.slot.SlotReason.Code;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeciderTest {

    private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");

    private final Map<String, Standing> standings = new HashMap<>();
    private final Map<String, SlotReason> refused = new HashMap<>();
    private final Map<String, Double> luck = new HashMap<>();
    private final Map<String, List<String>> told = new HashMap<>();
    private SlotContext context = SlotContext.at(NOW, ZoneOffset.UTC);
    private RandomGenerator chance;

    @Test
    void mostUrgentTierWithALiveBookingWins() {
        Place place = place(
                slot("ordered", 10, false),
                brand("house").tier("house"),
                brand("standard"),
                brand("late").tier("sponsorship").from(NOW.plusSeconds(30)));

        assertEquals(List.of("standard"), decide(place));
        assertEquals(List.of("tier-below"), told.get("house"));
        assertEquals(List.of("not-yet"), told.get("late"));
        context = SlotContext.at(NOW.plusSeconds(30), ZoneOffset.UTC);
        assertEquals(List.of("late"), decide(place));
    }

    @Test
    void bookingIsLiveFromItsFirstMomentUntilBeforeItsLast() {
        Place place = place(slot("ordered", 10, false), brand("brief").from(NOW).until(NOW.plusSeconds(10)));

        assertEquals(List.of(), at(place, NOW.minusMillis(1)));
        assertEquals(List.of("brief"), at(place, NOW));
        assertEquals(List.of("brief"), at(place, NOW.plusMillis(9_999)));
        assertEquals(List.of(), at(place, NOW.plusSeconds(10)));
        assertEquals(List.of("over"), told.get("brief"));
    }

    @Test
    void pausedBookingDoesNotWin() {
        Place place = place(
                slot("pinned", 1, false),
                brand("paused").paused(),
                brand("other").tier("house"));

        assertEquals(List.of("other"), decide(place));
        assertEquals(List.of("paused"), told.get("paused"));
    }

    @Test
    void orderedSlotKeepsEditorsOrder() {
        Bookable[] three = {
            brand("third").weight(900).at(20),
            brand("first").weight(1).at(0),
            brand("second").weight(1).at(10)
        };

        assertEquals(List.of("first", "second", "third"), decide(place(slot("ordered", 10, false), three)));
        assertEquals(List.of("first", "second"), decide(place(slot("ordered", 2, false), three)));
        assertEquals(List.of("position"), told.get("third"));
    }

    @Test
    void pinnedSlotHasTheFirstAlone() {
        assertEquals(
                List.of("first"),
                decide(place(
                        slot("pinned", 10, false),
                        brand("second").weight(1000).at(1),
                        brand("first").weight(1))));
    }

    @Test
    void rotatingSlotForAllReadersHasAllByWeight() {
        Bookable[] three = {
            brand("light").weight(1),
            brand("heavy").weight(1000),
            brand("middle").weight(500)
        };

        assertEquals(List.of("heavy", "middle", "light"), decide(place(slot("rotating", 10, false), three)));
        assertEquals(List.of("heavy", "middle"), decide(place(slot("rotating", 2, false), three)));
        assertEquals(List.of("weight"), told.get("light"));
    }

    @Test
    void rotatingSlotForOneReaderDrawsOneByWeight() {
        Place place = place(
                slot("rotating", 10, false),
                brand("light").weight(100),
                brand("heavy").weight(300));
        chance = new Random(7);

        long heavy = IntStream.range(0, 4_000)
                .filter(i -> decide(place).equals(List.of("heavy")))
                .count();

        assertTrue(heavy > 2_900 && heavy < 3_100, () -> heavy + " of 4000");
    }

    @Test
    void sameChanceDecidesTheSame() {
        Place place = place(slot("rotating", 10, false), brand("a"), brand("b"), brand("c"));

        assertEquals(draws(place, 99), draws(place, 99));
        assertEquals(Set.of("a", "b", "c"), Set.copyOf(draws(place, 99)));
    }

    @Test
    void needComesBeforeWeightAndAfterTier() {
        Place place = place(
                slot("rotating", 10, false),
                brand("heavy").weight(1000),
                brand("behind").weight(1),
                brand("house").tier("house"));
        standings.put("behind", new Standing(null, 1, 40));
        standings.put("house", new Standing(null, 1, 900));

        assertEquals(List.of("behind"), decide(place));
        assertEquals(List.of("need"), told.get("heavy"));
        chance = new Random(1);
        assertEquals(List.of("behind"), decide(place));
    }

    @Test
    void bookingThatIsAheadLeavesItsChanceToOthers() {
        Place place =
                place(slot("rotating", 10, false), brand("even"), brand("house").tier("house"));
        standings.put("even", new Standing(null, 0.25, 10));

        luck.put("even", 0.24);
        assertEquals(List.of("even"), decide(place));
        luck.put("even", 0.25);
        assertEquals(List.of("house"), decide(place));
        assertEquals(List.of("paced"), told.get("even"));
    }

    @Test
    void fullBookingNeverWins() {
        Place place = place(slot("pinned", 1, false), brand("full").tier("sponsorship"), brand("next"));
        standings.put("full", new Standing(SlotReason.of(Code.CAP_DAY, 5, 5), 1, 1_000));

        assertEquals(List.of("next"), decide(place));
        assertEquals(List.of("cap-day"), told.get("full"));
    }

    @Test
    void whatIsRefusedAtTheLastLookGivesWayToTheNext() {
        Place place = place(
                slot("rotating", 10, false),
                brand("seen").weight(1000),
                brand("fresh").weight(1));
        refused.put("seen", SlotReason.of(Code.DEVICE_CAP, 3, 3));
        chance = new Random(3);

        assertEquals(List.of("fresh"), decide(place));
        assertEquals(List.of("device-cap"), told.get("seen"));
        refused.put("fresh", SlotReason.of(Code.CAP_TOTAL, 9, 9));
        assertEquals(List.of(), decide(place));
    }

    @Test
    void needyOnesThatAreRefusedLeaveTheSlotToTheOthersOfTheirTier() {
        Place place = place(
                slot("rotating", 10, false),
                brand("needy"),
                brand("plain"),
                brand("low").tier("house"));
        standings.put("needy", new Standing(null, 1, 70));
        refused.put("needy", SlotReason.of(Code.DEVICE_CAP, 1, 1));

        assertEquals(List.of("plain"), decide(place));
    }

    @Test
    void adsAreLeftOutWhereTheyAreHidden() {
        Place place = place(
                slot("ordered", 10, false),
                brand("ad"),
                brand("partner").kind("partner"),
                brand("house").kind("house"));
        context = new SlotContext(true, Set.of(), Set.of(), null, null, context.now());

        assertEquals(List.of("partner", "house"), decide(place));
        assertEquals(List.of("hide-ads"), told.get("ad"));
    }

    @Test
    void exclusiveSlotHasAnAdvertiserOnce() {
        Advertiser tea = advertiser("tea");
        Bookable[] bookings = {
            brand("spring").of(tea).at(0),
            brand("autumn").of(tea).at(1),
            brand("bank").at(2)
        };

        assertEquals(List.of("spring", "bank"), decide(place(slot("ordered", 10, true), bookings)));
        assertEquals(List.of("exclusive"), told.get("autumn"));
        assertEquals(List.of("spring", "autumn", "bank"), decide(place(slot("ordered", 10, false), bookings)));
    }

    @Test
    void advertiserOfAnExclusiveSlotStandsNowhereElseInTheAnswer() {
        Advertiser tea = advertiser("tea");
        Place open = place(slot("pinned", 1, false), brand("first").of(tea));
        Place alone = place(
                slot("pinned", 1, true), brand("second").of(tea), brand("bank").at(1));
        Place other = place(
                slot("ordered", 9, false), brand("third").of(tea), brand("book").at(1));

        Decider later = decider();
        assertEquals(List.of("first"), brands(later.decide(open)));
        assertEquals(List.of("bank"), brands(later.decide(alone)));
        assertEquals(List.of("third", "book"), brands(later.decide(other)));

        Decider earlier = decider();
        assertEquals(List.of("second"), brands(earlier.decide(alone)));
        assertEquals(List.of("book"), brands(earlier.decide(other)));
    }

    @Test
    void emptySlotFallsBack() {
        Slot slot = slot("rotating", 10, false);
        LiveBooking own = brand("own").caps(new Goals(null, 1L, null, null)).in(slot);
        Place first = place(slot("ordered", 9, false), brand("not now").from(NOW.plusSeconds(1)));
        Place second = place(slot("ordered", 9, false), brand("promotion").tier("house"));
        Place place = new Place(slot, List.of(own), List.of(first, second));

        assertEquals(List.of("own"), decide(place));
        assertEquals(List.of("not-needed"), told.get("promotion"));
        standings.put("own", new Standing(SlotReason.of(Code.CAP_TOTAL, 1, 1), 1, 0));
        assertEquals(List.of("promotion"), decide(place));
    }

    @Test
    void everyBookingIsToldWhy() {
        Place place = place(
                slot("rotating", 1, false),
                brand("won").weight(3),
                brand("lost").weight(2),
                brand("aimed").aimed(new Targeting(null, null, List.of("ios"), null, null, null)));
        chance = new Random(5);
        decide(place);

        assertEquals(Set.of("won", "lost", "aimed"), told.keySet());
        assertEquals(List.of("targeting-platform"), told.get("aimed"));
    }

    private List<String> at(Place place, Instant moment) {
        context = SlotContext.at(moment, ZoneOffset.UTC);
        return decide(place);
    }

    private List<String> draws(Place place, long seed) {
        chance = new Random(seed);
        return IntStream.range(0, 50).mapToObj(i -> decide(place).getFirst()).toList();
    }

    private List<String> decide(Place place) {
        told.clear();
        return brands(decider().decide(place));
    }

    private Decider decider() {
        return new Decider(
                context,
                one -> standings.getOrDefault(one.creative().brand(), Standing.FREE),
                one -> refused.get(one.creative().brand()),
                one -> luck.getOrDefault(one.creative().brand(), 0.5),
                chance,
                (one, reason) -> told.computeIfAbsent(one.creative().brand(), first -> new ArrayList<>())
                        .add(reason.code()));
    }

    private static List<String> brands(List<LiveBooking> chosen) {
        return chosen.stream().map(one -> one.creative().brand()).toList();
    }
}
