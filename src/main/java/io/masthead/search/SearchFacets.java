package io.masthead.search;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Of what kinds the hits are.
@Schema(description = "Of what kinds all hits are, not only those of this page; what was not asked for is empty.")
public record SearchFacets(
        @Schema(required = true, description = "Categories, the most frequent first.", maxItems = 50)
        List<FacetTerm> category,

        @Schema(required = true, description = "Tags, the most frequent first.", maxItems = 50)
        List<FacetTerm> tag,

        @Schema(required = true, description = "Years, the latest first.", maxItems = 1000)
        List<FacetYear> year) {}
