package io.masthead.article;

import io.masthead.media.Image;
import io.masthead.shared.id.Id;
import io.masthead.shared.text.NamedLink;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An author, as readers see them.
@Schema(name = "Author", description = "An author.")
public record AuthorDetail(
        @Schema(required = true, description = "The author's id.")
        Id id,

        @Schema(required = true, description = "The name in addresses.", examples = "lin-yan", maxLength = 200)
        String slug,

        @Schema(required = true, description = "The name for readers.", examples = "Lin Yan", maxLength = 200)
        String name,

        @Schema(required = true, description = "The address of their page.", format = "uri", maxLength = 2000)
        String url,

        @Schema(description = "Who they are.", maxLength = 10000)
        String bio,

        @Schema(description = "Their picture.") Image portrait,

        @Schema(required = true, description = "Where else they are found.", maxItems = 50)
        List<NamedLink> links,

        @Schema(required = true, description = "How many stories they have a part in.", examples = "12", minimum = "0")
        long articleCount) {}
