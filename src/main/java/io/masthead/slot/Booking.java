package io.masthead.slot;

import io.masthead.shared.id.Id;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;

/// A creative in a slot, from one moment until another, and what was agreed for it.
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

    private boolean paused;

    @Convert(converter = Terms.Column.class)
    private Terms terms;

    protected Booking() {}

    Booking(Id id) {
        super(id);
    }

    /// @param targeting the input's, with ids
    void revise(BookingInput input, Id slot, Targeting targeting) {
        this.slotId = slot.value();
        this.creativeId = input.creative().value();
        this.tier = input.tier();
        this.weight = input.weight() == null
                ? BookingInput.USUAL_WEIGHT
                : input.weight().intValue();
        this.position = input.position() == null ? 0 : input.position();
        this.startsAt = input.from();
        this.endsAt = input.until();
        this.terms = new Terms(input.goals(), input.caps(), input.deviceCap(), targeting, input.pacing());
    }

    /// Stops it until it is resumed; its flight goes on.
    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
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

    /// Whether staff have stopped it.
    public boolean isPaused() {
        return paused;
    }

    /// What it is to reach.
    public Goals goals() {
        return Goals.orNone(terms().goals());
    }

    /// What it never exceeds. Where a goal stands without a cap, the goal is the end.
    public Goals caps() {
        return Goals.orNone(terms().caps()).or(goals());
    }

    /// How it goes towards its goals.
    public Pace pace() {
        return terms().pacing() == null ? Pace.EVEN : Pace.of(terms().pacing());
    }

    /// As staff wrote them.
    Terms terms() {
        return Objects.requireNonNullElse(terms, Terms.NONE);
    }

    boolean isLive(Instant now) {
        return (startsAt == null || !startsAt.isAfter(now)) && (endsAt == null || endsAt.isAfter(now));
    }
}
