package io.masthead.slot;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of advertisers as staff see them.
@Schema(description = "A page of advertisers as staff see them.")
public record AdminAdvertiserPage(
        @Schema(required = true, description = "The advertisers, by id.", maxItems = 100)
        List<AdminAdvertiser> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
