package io.masthead.search;

import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A category or tag, and how many of the hits are in it.
@Schema(description = "A category or tag, and how many of the hits it has.")
public record FacetTerm(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "Its name in addresses.", examples = "science", maxLength = 200)
        String slug,

        @Schema(required = true, description = "Its name for readers.", examples = "科技", maxLength = 200)
        String name,

        @Schema(
                required = true,
                description = "How many; of a category with all below it.",
                examples = "12",
                minimum = "1")
        long count) {}
