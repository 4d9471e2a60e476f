package io.masthead.slot;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of the reported events.
@Schema(description = "What became of the reported events, in their order.")
public record SlotReceipts(
        @Schema(required = true, description = "One for each event, in order.", maxItems = SlotEventsInput.MOST)
        List<SlotReceipt> data) {}
