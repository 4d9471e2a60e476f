package io.masthead.editorial;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where an article comes from, as staff write it.
@Schema(description = "Where the article comes from.")
public record SourceInput(
        @Schema(required = true, description = "The source's name.", examples = "上观新闻", maxLength = 200)
        @NotBlank
        @Size(max = 200)
        String name,

        @Schema(description = "Its address.", format = "iri", examples = "https://source.example/", maxLength = 2000)
        @Size(max = 2000)
        String url) {}
