package io.masthead.syndication;

import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A category or tag of a plan.
@Schema(description = "A category or tag of the plan.")
public record AccountTerm(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "Its name in addresses.", examples = "news", maxLength = 200)
        String slug,

        @Schema(required = true, description = "Its name for readers.", examples = "新闻", maxLength = 200)
        String name) {}
