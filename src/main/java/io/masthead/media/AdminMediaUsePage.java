package io.masthead.media;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of what uses a picture.
@Schema(description = "A page of what uses a picture.")
public record AdminMediaUsePage(
        @Schema(required = true, description = "What uses it, by kind and id.", maxItems = 100)
        List<AdminMediaUse> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
