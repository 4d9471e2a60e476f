package io.masthead.article;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of articles that left.
@Schema(description = "A page of articles that left.")
public record TombstonePage(
        @Schema(required = true, description = "What left, in the order in which it left.", maxItems = 100)
        List<Tombstone> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
