package io.masthead.syndication;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of takedowns.
@Schema(description = "A page of takedowns.")
public record AdminTakedownPage(
        @Schema(required = true, description = "The takedowns, latest first.", maxItems = 100)
        List<AdminTakedown> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
