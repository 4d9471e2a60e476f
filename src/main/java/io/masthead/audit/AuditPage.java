package io.masthead.audit;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of the audit log.
@Schema(description = "A page of the audit log.")
public record AuditPage(
        @Schema(required = true, description = "The entries, latest first.", maxItems = 100)
        List<AuditEntry> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
