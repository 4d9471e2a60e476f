package io.masthead.article;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of tags.
@Schema(description = "A page of tags.")
public record TagPage(
        @Schema(required = true, description = "The tags, by name.", maxItems = 100)
        List<TagDetail> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
