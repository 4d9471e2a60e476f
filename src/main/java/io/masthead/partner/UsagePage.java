package io.masthead.partner;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of what partners used.
@Schema(description = "A page of what partners used.")
public record UsagePage(
        @Schema(required = true, description = "The lines, latest day first.", maxItems = 100)
        List<UsageLine> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
