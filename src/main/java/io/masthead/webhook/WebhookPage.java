package io.masthead.webhook;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of webhooks.
@Schema(description = "A page of webhooks.")
public record WebhookPage(
        @Schema(required = true, description = "The webhooks, by id.", maxItems = 100)
        List<WebhookDetail> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
