package io.masthead.webhook;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of deliveries.
@Schema(description = "A page of deliveries of a webhook.")
public record DeliveryPage(
        @Schema(required = true, description = "The deliveries, latest first.", maxItems = 100)
        List<Delivery> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
