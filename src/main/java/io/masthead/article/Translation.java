package io.masthead.article;

import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The same article in another language.
@Schema(description = "The same article in another language.")
public record Translation(
        @Schema(required = true, description = "Its language (BCP 47).", examples = "en", maxLength = 35)
        String language,

        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "The address of its page.", format = "uri", maxLength = 2000)
        String url) {}
