package io.masthead.editorial;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What differs between two revisions.
@Schema(description = "What differs between two revisions of an article.")
public record RevisionDiff(
        @Schema(required = true, description = "The revision that was asked for.", examples = "3", minimum = "1")
        int number,

        @Schema(
                description = "The revision it is compared with; absent for the first one.",
                examples = "2",
                minimum = "1")
        Integer against,

        @Schema(required = true, description = "All differences; none if both say the same.", maxItems = 10000)
        List<RevisionChange> changes) {}
