package io.masthead.article;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of authors.
@Schema(description = "A page of authors.")
public record AuthorPage(
        @Schema(required = true, description = "The authors, by name.", maxItems = 100)
        List<AuthorDetail> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
