package io.masthead.page;

import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What an address leads to.
@Schema(description = "What an address leads to.")
public record Resolved(
        @Schema(
                required = true,
                description = "What kind of thing it is: `article`, `category`, `tag` or `author`.",
                examples = "article",
                maxLength = 60)
        String kind,

        @Schema(required = true, description = "Its id.") Id id,

        @Schema(
                required = true,
                description = "Its current name in addresses.",
                examples = "river-lights",
                maxLength = 200)
        String slug,

        @Schema(required = true, description = "Its current address.", format = "uri", maxLength = 2000)
        String url) {}
