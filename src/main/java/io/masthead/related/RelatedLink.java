package io.masthead.related;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A related address elsewhere.
@Schema(description = "A related address elsewhere.")
public record RelatedLink(
        @Schema(
                required = true,
                description = "Where it leads.",
                format = "iri",
                examples = "https://museum.example/",
                maxLength = 2000)
        String url,

        @Schema(required = true, description = "Its headline.", examples = "The museum's own page", maxLength = 500)
        String title,

        @Schema(description = "What it says.", maxLength = 2000)
        String summary) {}
