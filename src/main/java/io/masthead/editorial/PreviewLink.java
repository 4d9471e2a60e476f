package io.masthead.editorial;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A link that shows one revision for a short while, to whoever has it.
@Schema(description = "A link that shows one revision for a short while, to whoever has it.")
public record PreviewLink(
        @Schema(
                required = true,
                description = "The page of the site's front end that shows it.",
                format = "iri",
                examples = "https://news.example/preview/AbCd",
                maxLength = 2000)
        String url,

        @Schema(
                required = true,
                description = "What `GET /v1/previews/{preview}` takes.",
                examples = "AbCd",
                maxLength = 500)
        String token,

        @Schema(required = true, description = "The revision that it shows.", examples = "3", minimum = "1")
        int revision,

        @Schema(required = true, description = "Until when it holds.")
        Instant expiresAt) {}
