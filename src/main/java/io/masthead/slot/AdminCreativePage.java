package io.masthead.slot;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of creatives as staff see them.
@Schema(description = "A page of creatives as staff see them.")
public record AdminCreativePage(
        @Schema(required = true, description = "The creatives, by id.", maxItems = 100)
        List<AdminCreative> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
