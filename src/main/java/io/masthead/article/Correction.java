package io.masthead.article;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A correction that readers are told of.
@Schema(description = "A correction that readers are told of.")
public record Correction(
        @Schema(required = true, description = "When it was made.")
        Instant at,

        @Schema(
                required = true,
                description = "What was wrong.",
                examples = "The bridge was opened in 1936, not in 1926.",
                maxLength = 2000)
        String note) {}
