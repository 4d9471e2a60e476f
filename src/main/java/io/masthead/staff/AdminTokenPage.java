package io.masthead.staff;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of tokens for programs.
@Schema(description = "A page of tokens for programs.")
public record AdminTokenPage(
        @Schema(required = true, description = "The tokens, by id.", maxItems = 100)
        List<AdminToken> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
