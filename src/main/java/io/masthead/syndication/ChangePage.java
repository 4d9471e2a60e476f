package io.masthead.syndication;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A page of changes for a partner.
@Schema(description = "A page of changes, in order.")
public record ChangePage(
        @Schema(required = true, description = "The changes; may be none.", maxItems = 1000)
        List<PartnerChange> data,

        @Schema(required = true, description = "Where the page stands.")
        ChangePosition page) {}
