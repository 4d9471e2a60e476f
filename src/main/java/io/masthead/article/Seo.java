package io.masthead.article;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What search engines are told.
@Schema(description = "What search engines are told.")
public record Seo(
        @Schema(description = "A title for search results.", examples = "River lights", maxLength = 200)
        @Size(max = 200)
        String title,

        @Schema(description = "A description for search results.", maxLength = 500) @Size(max = 500)
        String description,

        @Schema(description = "Whether search engines should leave it out.")
        Boolean noindex) {}
