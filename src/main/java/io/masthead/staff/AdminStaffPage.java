package io.masthead.staff;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of staff.
@Schema(description = "A page of staff.")
public record AdminStaffPage(
        @Schema(required = true, description = "The members of staff, by id.", maxItems = 100)
        List<AdminStaffMember> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
