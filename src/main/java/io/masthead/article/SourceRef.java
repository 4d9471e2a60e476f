package io.masthead.article;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where an article comes from.
@Schema(description = "Where the article comes from.")
public record SourceRef(
        @Schema(required = true, description = "The source's name.", examples = "上观新闻", maxLength = 200)
        String name,

        @Schema(description = "Its address.", format = "iri", examples = "https://source.example/", maxLength = 2000)
        String url) {}
