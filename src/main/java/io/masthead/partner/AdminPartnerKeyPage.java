package io.masthead.partner;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of a partner's keys.
@Schema(description = "A page of a partner's keys.")
public record AdminPartnerKeyPage(
        @Schema(required = true, description = "The keys, by id.", maxItems = 100)
        List<AdminPartnerKey> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
