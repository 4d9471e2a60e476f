package io.masthead.media;

import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Something that uses a picture.
@Schema(description = "Something that uses a picture.")
public record AdminMediaUse(
        @Schema(
                required = true,
                description = "What it is: `article` (as readers see it), `draft` (an article as editors see it),"
                        + " `author`, `site`, `link`, `creative`.",
                examples = "draft",
                maxLength = 20)
        String kind,

        @Schema(required = true, description = "Its id.") Id id) {}
