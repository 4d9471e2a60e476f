package io.masthead.search;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Of what kinds the hits are.
@Schema(description = "Of what kinds all hits are, not only those of this page; what was not asked for is absent.")
public record SearchFacets(
        @Schema(description = "Categories, the most frequent first.", maxItems = 50)
        List<FacetTerm> category,

        @Schema(description = "Tags, the most frequent first.", maxItems = 50)
        List<FacetTerm> tag,

        @Schema(description = "Years, the latest first.", maxItems = 1000)
        List<FacetYear> year) {}
