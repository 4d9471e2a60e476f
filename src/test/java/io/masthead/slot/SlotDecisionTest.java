package io.masthead.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.masthead.media.Image;
import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlotDecisionTest {

    private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");

    private final List<SlotDecision.Candidate> candidates = new ArrayList<>();

    @Test
    void mostUrgentTierWithALiveBookingWins() {
        booked("house", "house", 1, 0, null, null);
        booked("standard", "standard", 1, 0, null, null);
        booked("late", "sponsorship", 1, 0, NOW.plusSeconds(30), null);

        assertEquals(List.of("standard"), brands("ordered", 10, NOW));
        assertEquals(List.of("late"), brands("ordered", 10, NOW.plusSeconds(30)));
    }

    @Test
    void bookingIsLiveFromItsFirstMomentUntilBeforeItsLast() {
        booked("brief", "standard", 1, 0, NOW, NOW.plusSeconds(10));

        assertEquals(List.of(), brands("ordered", 10, NOW.minusMillis(1)));
        assertEquals(List.of("brief"), brands("ordered", 10, NOW));
        assertEquals(List.of("brief"), brands("ordered", 10, NOW.plusMillis(9_999)));
        assertEquals(List.of(), brands("ordered", 10, NOW.plusSeconds(10)));
    }

    @Test
    void orderedSlotKeepsEditorsOrder() {
        booked("third", "house", 900, 20, null, null);
        booked("first", "house", 1, 0, null, null);
        booked("second", "house", 1, 10, null, null);

        assertEquals(List.of("first", "second", "third"), brands("ordered", 10, NOW));
        assertEquals(List.of("first", "second"), brands("ordered", 2, NOW));
    }

    @Test
    void rotatingSlotHasAllByWeight() {
        booked("light", "house", 1, 0, null, null);
        booked("heavy", "house", 1000, 10, null, null);
        booked("middle", "house", 500, 20, null, null);

        assertEquals(List.of("heavy", "middle", "light"), brands("rotating", 10, NOW));
        assertEquals(List.of("heavy", "middle"), brands("rotating", 2, NOW));
    }

    @Test
    void pinnedSlotHasTheFirstAlone() {
        booked("second", "house", 1000, 1, null, null);
        booked("first", "house", 1, 0, null, null);

        assertEquals(List.of("first"), brands("pinned", 10, NOW));
    }

    @Test
    void decisionIsGoodUntilTheNextChangeAndAMinuteAtMost() {
        assertEquals(60, decide("ordered", 10, NOW).ttl());
        assertNull(decide("ordered", 10, NOW).until());

        booked("ends", "standard", 1, 0, null, NOW.plusMillis(20_500));
        booked("begins", "house", 1, 0, NOW.plusSeconds(90), null);

        assertEquals(21, decide("ordered", 10, NOW).ttl());
        assertEquals(NOW.plusMillis(20_500), decide("ordered", 10, NOW).until());
        assertEquals(60, decide("ordered", 10, NOW.plusSeconds(30)).ttl());
        assertEquals(1, decide("ordered", 10, NOW.plusMillis(89_999)).ttl());
    }

    @Test
    void pictureIsJoinedWithTheCreativesWords() {
        Id media = Id.next();
        booked("pictured", "standard", 1, 0, null, null, media);
        booked("plain", "standard", 1, 1, null, null);
        SlotDecision decision = decide("ordered", 10, NOW);

        assertEquals(Set.of(media), decision.mediaIds());
        Image image = Image.reference(media.toString(), "As uploaded", null, "By us");
        List<SlotItem> items = decision.withImages(Map.of(media, image)).items();
        assertEquals("In words", items.getFirst().image().alt());
        assertEquals("By us", items.getFirst().image().credit());
        assertNull(items.getLast().image());
        assertNull(decision.withImages(Map.of()).items().getFirst().image());
    }

    private List<String> brands(String kind, int maxItems, Instant now) {
        return decide(kind, maxItems, now).items().stream().map(SlotItem::brand).toList();
    }

    private SlotDecision decide(String kind, int maxItems, Instant now) {
        Slot slot = new Slot(Id.next());
        slot.revise(new SlotInput("a-slot", "A slot", kind, 728, 90, maxItems, null, null), null);
        return SlotDecision.of(slot, candidates, now);
    }

    private void booked(String brand, String tier, int weight, int position, Instant from, Instant until) {
        booked(brand, tier, weight, position, from, until, null);
    }

    private void booked(String brand, String tier, int weight, int position, Instant from, Instant until, Id media) {
        Advertiser advertiser = new Advertiser(Id.next());
        advertiser.revise(new AdvertiserInput(brand));
        Creative creative = new Creative(Id.next());
        creative.revise(
                new CreativeInput(
                        advertiser.id(),
                        "partner",
                        brand,
                        null,
                        null,
                        null,
                        "https://x.example",
                        null,
                        "In words",
                        media),
                "https://x.example");
        Booking booking = new Booking(Id.next());
        booking.revise(
                new BookingInput(
                        "a-slot",
                        creative.id(),
                        tier,
                        (long) weight,
                        position,
                        from,
                        until,
                        null,
                        null,
                        null,
                        null,
                        null),
                Id.next(),
                null);
        candidates.add(new SlotDecision.Candidate(booking, creative, advertiser));
    }
}
