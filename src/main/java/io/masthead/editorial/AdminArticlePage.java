package io.masthead.editorial;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of articles in the editors' hands.
@Schema(description = "A page of articles in the editors' hands.")
public record AdminArticlePage(
        @Schema(required = true, description = "The articles, latest change first.", maxItems = 100)
        List<AdminArticleSummary> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
