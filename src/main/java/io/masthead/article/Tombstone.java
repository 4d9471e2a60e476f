package io.masthead.article;

import io.masthead.shared.id.Id;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An article that left.
@Schema(description = "An article that left.")
public record Tombstone(
        @Schema(required = true, description = "The article's id.")
        Id id,

        @Schema(required = true, description = "When it left.")
        Instant at,

        @Schema(
                required = true,
                description = "How it left: `article-withdrawn`, `article-killed` or `article-expired`.",
                examples = "article-withdrawn",
                maxLength = 60)
        String code) {}
