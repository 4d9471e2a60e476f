package io.masthead.transfer;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of files that are, or were, taken in.
@Schema(description = "A page of files that are, or were, taken in.")
public record AdminImportPage(
        @Schema(required = true, description = "The files, latest first.", maxItems = 100)
        List<AdminImport> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
