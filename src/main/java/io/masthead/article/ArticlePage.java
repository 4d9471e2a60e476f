package io.masthead.article;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of a list of articles.
@Schema(description = "A page of a list of articles.")
public record ArticlePage(
        @Schema(required = true, description = "The articles, in the order that was asked for.", maxItems = 100)
        List<ArticleSummary> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
