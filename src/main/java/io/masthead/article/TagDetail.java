package io.masthead.article;

import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A tag, as readers see it.
@Schema(name = "Tag", description = "A tag.")
public record TagDetail(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "Its name in addresses.", examples = "river", maxLength = 200)
        String slug,

        @Schema(required = true, description = "Its name for readers.", examples = "River", maxLength = 200)
        String name,

        @Schema(required = true, description = "The address of its page.", format = "uri", maxLength = 2000)
        String url,

        @Schema(required = true, description = "How many stories it has.", examples = "12", minimum = "0")
        long articleCount) {}
