package io.masthead.slot;

import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A slot as staff see it.
@Schema(description = "A slot as staff see it.")
public record AdminSlot(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "What front ends ask for.", examples = "header-partners", maxLength = 64)
        String key,

        @Schema(
                required = true,
                description = "Its name for staff.",
                examples = "Partners in the header",
                maxLength = 200)
        String name,

        @Schema(
                required = true,
                description =
                        "How it chooses among the bookings of the winning tier: `rotating`, `ordered` or `pinned`.",
                examples = "ordered",
                maxLength = 60)
        String kind,

        @Schema(description = "Its width in pixels.", examples = "728", minimum = "1", maximum = "10000")
        Integer width,

        @Schema(description = "Its height in pixels.", examples = "90", minimum = "1", maximum = "10000")
        Integer height,

        @Schema(
                required = true,
                description = "How many items it shows at most.",
                examples = "10",
                minimum = "1",
                maximum = "50")
        int maxItems,

        @Schema(description = "The id of the slot whose bookings stand here when this slot's own cannot.")
        Id fallback,

        @Schema(
                required = true,
                description = "Whether an advertiser who stands here stands nowhere else in the same answer, and comes"
                        + " only once.",
                examples = "false")
        boolean exclusive) {

    static AdminSlot of(Slot slot) {
        SlotSize size = slot.size();
        return new AdminSlot(
                slot.id(),
                slot.key(),
                slot.name(),
                slot.kind().word(),
                size == null ? null : size.width(),
                size == null ? null : size.height(),
                slot.maxItems(),
                slot.fallback(),
                slot.isExclusive());
    }

    SlotInput input() {
        return new SlotInput(
                key, name, kind, width, height, maxItems, fallback == null ? null : fallback.toString(), exclusive);
    }
}
