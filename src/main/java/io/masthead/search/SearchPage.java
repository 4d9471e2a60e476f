package io.masthead.search;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of what was found.
@Schema(description = "A page of what was found.")
public record SearchPage(
        @Schema(required = true, description = "The hits, in the order that was asked for.", maxItems = 100)
        List<SearchHit> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page,

        @Schema(description = "Of what kinds the hits are; on the first page only.")
        SearchFacets facets)
        implements Paged {}
