package io.masthead.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.masthead.article.ArticleSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An article that was found.
@Schema(description = "An article that was found, as lists show it, and where it has what was looked for.")
public record SearchHit(
        @JsonUnwrapped ArticleSummary summary,

        @Schema(required = true, description = "Where it has what was looked for.")
        Highlights highlights) {}
