package io.masthead.editorial;

import io.masthead.shared.id.Id;
import io.masthead.shared.problem.ProblemDetail;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of one of many articles.
@Schema(description = "What became of one of many articles.")
public record BulkOutcome(
        @Schema(required = true, description = "The article's id.")
        Id id,

        @Schema(required = true, description = "Whether it was done; if not, nothing of it was.")
        boolean done,

        @Schema(description = "If it was done: the article's `ETag` now.", examples = "\"v4\"", maxLength = 200)
        String etag,

        @Schema(description = "If it was done: where the article stands now.", examples = "published")
        Status status,

        @Schema(description = "If it was not done: why, as the single request would have been told.")
        ProblemDetail problem) {}
