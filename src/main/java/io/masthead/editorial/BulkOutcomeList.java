package io.masthead.editorial;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of many articles.
@Schema(description = "What became of many articles.")
public record BulkOutcomeList(
        @Schema(required = true, description = "One for each item, in their order.", maxItems = 100)
        List<BulkOutcome> data) {}
