package io.masthead.start.sample;

import io.masthead.slot.Goals;
import io.masthead.slot.SlotInput;
import java.util.List;

/// What fills the places for partners and advertisements, as `slots.json` has it: all by keys.
record SampleSlots(
        List<SlotInput> slots, List<Advertiser> advertisers, List<Creative> creatives, List<Booking> bookings) {

    record Advertiser(String key, String name) {}

    record Creative(
            String key,
            String advertiser,
            String kind,
            String brand,
            String title,
            String tagline,
            String label,
            String clickUrl,
            String rel,
            String picture) {}

    record Booking(String slot, String creative, int weight, String tier, int position, Goals goals, String pacing) {}
}
