package io.masthead.slot;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of bookings as staff see them.
@Schema(description = "A page of bookings as staff see them.")
public record AdminBookingPage(
        @Schema(required = true, description = "The bookings, by id.", maxItems = 100)
        List<AdminBooking> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
