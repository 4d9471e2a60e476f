package io.masthead.viewcount;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of the reported views.
@Schema(description = "What became of the reported views, in their order.")
public record ViewReceipts(
        @Schema(required = true, description = "One for each event, in order.", maxItems = ViewEventsInput.MOST)
        List<ViewReceipt> data) {}
