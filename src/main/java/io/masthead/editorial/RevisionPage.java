package io.masthead.editorial;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of the saves of an article.
@Schema(description = "A page of the saves of an article.")
public record RevisionPage(
        @Schema(required = true, description = "The revisions, latest first.", maxItems = 100)
        List<RevisionSummary> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
