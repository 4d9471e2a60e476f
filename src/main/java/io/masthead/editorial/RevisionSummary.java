package io.masthead.editorial;

import io.masthead.shared.id.Id;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One save of an article, as lists show it.
@Schema(description = "One save of an article.")
public record RevisionSummary(
        @Schema(required = true, description = "Its number; the first save is 1.", examples = "3", minimum = "1")
        int number,

        @Schema(required = true, description = "When it was saved.")
        Instant savedAt,

        @Schema(required = true, description = "The member of staff who saved it.")
        Id savedBy,

        @Schema(description = "The number of the earlier revision that it brought back.", minimum = "1")
        Integer restoredFrom,

        @Schema(required = true, description = "Whether it is the latest one, which would be published now.")
        boolean current,

        @Schema(required = true, description = "Whether readers see it, or will see it at its hour.")
        boolean published) {

    static RevisionSummary of(RevisionFacts facts, boolean current, boolean published) {
        return new RevisionSummary(
                facts.number(), facts.savedAt(), facts.savedBy(), facts.restoredFrom(), current, published);
    }
}
