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

    protected Slot() {}

    Slot(Id id) {
        super(id);
    }

    void revise(SlotInput input) {
        this.key = input.key();
        this.name = input.name();
        this.kind = input.kind();
        this.width = input.width();
        this.height = input.height();
        this.maxItems = input.maxItems() == null ? SlotInput.USUAL_ITEMS : input.maxItems();
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
}
