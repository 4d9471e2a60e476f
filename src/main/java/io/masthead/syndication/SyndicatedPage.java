package io.masthead.syndication;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of articles for a partner.
@Schema(description = "A page of articles, as the plan allows them.")
public record SyndicatedPage(
        @Schema(required = true, description = "The articles, latest first.", maxItems = 100)
        List<SyndicatedItem> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
