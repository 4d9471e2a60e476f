package io.masthead.slot;

import io.masthead.shared.id.Id;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/// A place of the site that bookings fill.
@Entity
@Table(name = "slot")
public class Slot extends Kept {

    @Column(name = "slot_key")
    private String key;

    private String name;
    private String kind;
    private Integer width;
    private Integer height;

    @Column(name = "max_items")
    private int maxItems;

    @Column(name = "fallback_id")
    private Long fallbackId;

    private boolean exclusive;

    protected Slot() {}

    Slot(Id id) {
        super(id);
    }

    /// @param fallback the slot that the input names, or `null`
    void revise(SlotInput input, Id fallback) {
        this.key = input.key();
        this.name = input.name();
        this.kind = input.kind();
        this.width = input.width();
        this.height = input.height();
        this.maxItems = input.maxItems() == null ? SlotInput.USUAL_ITEMS : input.maxItems();
        this.fallbackId = fallback == null ? null : fallback.value();
        this.exclusive = Boolean.TRUE.equals(input.exclusive());
    }

    public String key() {
        return key;
    }

    public String name() {
        return name;
    }

    public SlotKind kind() {
        return SlotKind.of(kind);
    }

    /// In pixels, or `null` for a slot without a fixed size.
    public SlotSize size() {
        return width == null ? null : new SlotSize(width, height);
    }

    public int maxItems() {
        return maxItems;
    }

    /// The slot whose bookings stand here when its own cannot, or `null`.
    public Id fallback() {
        return fallbackId == null ? null : new Id(fallbackId);
    }

    /// Whether an advertiser who stands here stands nowhere else in the same answer.
    public boolean isExclusive() {
        return exclusive;
    }
}
