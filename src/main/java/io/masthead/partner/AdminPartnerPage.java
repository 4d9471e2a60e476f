package io.masthead.partner;

import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of partners as staff see them.
@Schema(description = "A page of partners as staff see them.")
public record AdminPartnerPage(
        @Schema(required = true, description = "The partners, by id.", maxItems = 100)
        List<AdminPartner> data,

        @Schema(required = true, description = "Where the page stands.")
        PageInfo page)
        implements Paged {}
