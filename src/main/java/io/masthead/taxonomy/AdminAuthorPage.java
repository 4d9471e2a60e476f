package io.masthead.taxonomy;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of authors as staff see them.
@Schema(description = "A page of authors as staff see them.")
public record AdminAuthorPage(
        @Schema(required = true, description = "The authors, by id.", maxItems = 100)
        List<AdminAuthor> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
