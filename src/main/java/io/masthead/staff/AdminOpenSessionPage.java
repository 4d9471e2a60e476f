package io.masthead.staff;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of the caller's sessions.
@Schema(description = "A page of your sessions.")
public record AdminOpenSessionPage(
        @Schema(required = true, description = "The sessions, by id.", maxItems = 100)
        List<AdminOpenSession> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
