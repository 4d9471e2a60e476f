package io.masthead.slot;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of slots as staff see them.
@Schema(description = "A page of slots as staff see them.")
public record AdminSlotPage(
        @Schema(required = true, description = "The slots, by id.", maxItems = 100)
        List<AdminSlot> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
