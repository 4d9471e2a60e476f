package io.masthead.slot;

import io.masthead.shared.id.Id;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/// A creative in a slot, from one moment until another.
@Entity
@Table(name = "booking")
public class Booking extends Kept {

    @Column(name = "slot_id")
    private long slotId;

    @Column(name = "creative_id")
    private long creativeId;

    private String tier;
    private int weight;
    private int position;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    protected Booking() {}

    Booking(Id id) {
        super(id);
    }

    void revise(BookingInput input, Id slot, Instant from, Instant until) {
        this.slotId = slot.value();
        this.creativeId = input.creative().value();
        this.tier = input.tier();
        this.weight = input.weight() == null ? BookingInput.USUAL_WEIGHT : input.weight();
        this.position = input.position() == null ? 0 : input.position();
        this.startsAt = from;
        this.endsAt = until;
    }

    public Id slot() {
        return new Id(slotId);
    }

    public Id creative() {
        return new Id(creativeId);
    }

    public Tier tier() {
        return Tier.of(tier);
    }

    public int weight() {
        return weight;
    }

    public int position() {
        return position;
    }

    /// The first moment, or `null`: since ever.
    public Instant from() {
        return startsAt;
    }

    /// The moment after the last, or `null`: for ever.
    public Instant until() {
        return endsAt;
    }

    boolean isLive(Instant now) {
        return (startsAt == null || !startsAt.isAfter(now)) && (endsAt == null || endsAt.isAfter(now));
    }
}
