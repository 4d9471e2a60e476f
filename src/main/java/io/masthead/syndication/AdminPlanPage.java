package io.masthead.syndication;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of plans as staff see them.
@Schema(description = "A page of plans as staff see them.")
public record AdminPlanPage(
        @Schema(required = true, description = "The plans, by id.", maxItems = 100)
        List<AdminPlan> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
