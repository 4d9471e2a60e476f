package io.masthead.taxonomy;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of tags as staff see them.
@Schema(description = "A page of tags as staff see them.")
public record AdminTagPage(
        @Schema(required = true, description = "The tags, by id.", maxItems = 100)
        List<AdminTag> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
