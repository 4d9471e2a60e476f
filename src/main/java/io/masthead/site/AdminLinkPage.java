package io.masthead.site;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of links as staff see them.
@Schema(description = "A page of links as staff see them.")
public record AdminLinkPage(
        @Schema(required = true, description = "The links, by id.", maxItems = 100)
        List<AdminLink> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
