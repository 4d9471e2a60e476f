package io.masthead.search;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What readers looked for and did not find on one day.
@Schema(description = "What readers looked for and did not find on one day.")
public record SearchMissList(
        @Schema(required = true, description = "The day (UTC).", examples = "2026-05-01", maxLength = 10)
        String day,

        @Schema(required = true, description = "The most frequent first.", maxItems = 100)
        List<SearchMiss> data) {}
