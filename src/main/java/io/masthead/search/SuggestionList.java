package io.masthead.search;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What may be meant.
@Schema(description = "What may be meant by what was typed so far.")
public record SuggestionList(
        @Schema(required = true, description = "The latest first.", maxItems = 20)
        List<Suggestion> data) {}
