package io.masthead.transfer;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of a report.
@Schema(description = "A page of the report on a file.")
public record AdminImportItemPage(
        @Schema(required = true, description = "What became of the records, in their order.", maxItems = 100)
        List<AdminImportItem> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
