package io.masthead.slot;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;

/// A booking for tests without a database, and the slot that it is in.
final class Bookable {

    final String brand;
    private Advertiser advertiser;
    private String kind = "ad";
    private String tier = "standard";
    private int weight = 100;
    private int position;
    private Instant from;
    private Instant until;
    private Goals goals;
    private Goals caps;
    private DeviceCap deviceCap;
    private Targeting targeting;
    private String pacing;
    private boolean paused;

    private Bookable(String brand) {
        this.brand = brand;
        this.advertiser = advertiser(brand);
    }

    static Bookable brand(String brand) {
        return new Bookable(brand);
    }

    static Slot slot(String kind, int maxItems, boolean exclusive) {
        Slot slot = new Slot(Id.next());
        slot.revise(new SlotInput("a-slot", "A slot", kind, 728, 90, maxItems, null, exclusive), null);
        return slot;
    }

    static Slot slot(String key, Id fallback) {
        Slot slot = new Slot(Id.next());
        slot.revise(new SlotInput(key, "A slot", "ordered", null, null, null, null, null), fallback);
        return slot;
    }

    static Place place(Slot slot, Bookable... bookings) {
        return new Place(
                slot, List.of(bookings).stream().map(one -> one.in(slot)).toList(), List.of());
    }

    Bookable of(Advertiser advertiser) {
        this.advertiser = advertiser;
        return this;
    }

    Bookable kind(String kind) {
        this.kind = kind;
        return this;
    }

    Bookable tier(String tier) {
        this.tier = tier;
        return this;
    }

    Bookable weight(int weight) {
        this.weight = weight;
        return this;
    }

    Bookable at(int position) {
        this.position = position;
        return this;
    }

    Bookable from(Instant from) {
        this.from = from;
        return this;
    }

    Bookable until(Instant until) {
        this.until = until;
        return this;
    }

    Bookable goals(Goals goals) {
        this.goals = goals;
        return this;
    }

    Bookable caps(Goals caps) {
        this.caps = caps;
        return this;
    }

    Bookable perDevice(int times, String per) {
        this.deviceCap = new DeviceCap(times, per);
        return this;
    }

    Bookable aimed(Targeting targeting) {
        this.targeting = targeting;
        return this;
    }

    Bookable asap() {
        this.pacing = "asap";
        return this;
    }

    Bookable paused() {
        this.paused = true;
        return this;
    }

    LiveBooking in(Slot slot) {
        Creative creative = new Creative(Id.next());
        creative.revise(
                new CreativeInput(
                        advertiser.id(), kind, brand, null, null, null, "https://x.example", null, "In words", null),
                "https://x.example");
        Booking booking = new Booking(Id.next());
        booking.revise(
                new BookingInput(
                        slot.key(),
                        creative.id(),
                        tier,
                        (long) weight,
                        position,
                        from,
                        until,
                        goals,
                        caps,
                        deviceCap,
                        null,
                        pacing),
                slot.id(),
                targeting);
        if (paused) {
            booking.pause();
        }
        return LiveBooking.of(booking, slot, creative, advertiser, null);
    }

    static Advertiser advertiser(String name) {
        Advertiser advertiser = new Advertiser(Id.next());
        advertiser.revise(new AdvertiserInput(name));
        return advertiser;
    }
}
