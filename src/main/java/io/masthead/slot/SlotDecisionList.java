package io.masthead.slot;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The decisions for several slots.
@Schema(description = "What stands in the slots that were asked for, in this order.")
public record SlotDecisionList(
        @Schema(required = true, description = "One decision for each key.", maxItems = 20)
        List<SlotDecision> data) {

    /// @param keys what was asked for, in order
    static SlotDecisionList of(List<String> keys, Map<String, SlotDecision> decided) {
        return new SlotDecisionList(keys.stream()
                .map(key -> decided.getOrDefault(key, SlotDecision.empty(key)))
                .toList());
    }
}
