package io.masthead.media;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of pictures as staff see them.
@Schema(description = "A page of pictures as staff see them.")
public record AdminMediaPage(
        @Schema(
                required = true,
                description = "The pictures, in the order in which they were uploaded.",
                maxItems = 100)
        List<AdminMedia> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
