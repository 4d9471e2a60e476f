package io.masthead.search;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How far the index is that is being made anew.
@Schema(description = "How far the index is that is being, or was last, made anew.")
public record SearchProgress(
        @Schema(required = true, description = "When it was begun.")
        Instant startedAt,

        @Schema(description = "When it began to serve; absent while it is being made.")
        Instant finishedAt,

        @Schema(required = true, description = "How many articles it has.", examples = "4200", minimum = "0")
        long done,

        @Schema(
                required = true,
                description = "How many it is to have, as counted at the beginning.",
                examples = "10000",
                minimum = "0")
        long total) {}
