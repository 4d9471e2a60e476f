package io.masthead.media;

import io.masthead.shared.id.Id;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a sweep found.
@Schema(description = "What a sweep found. Members are absent before the first one has ended.")
public record MediaSweepReport(
        @Schema(description = "When it ended.") Instant at,

        @Schema(description = "How many files were looked at.", examples = "12040", minimum = "0")
        Long files,

        @Schema(
                description = "How many folders of files that no picture knows were removed.",
                examples = "2",
                minimum = "0")
        Long removed,

        @Schema(description = "How many bytes they had.", examples = "1048576", minimum = "0")
        Long removedBytes,

        @Schema(description = "How many pictures lack files.", examples = "0", minimum = "0")
        Long missing,

        @Schema(
                required = true,
                description = "The first hundred pictures that lack files, which only you can bring back: upload them"
                        + " anew with `PUT …/file`.",
                maxItems = 100)
        List<Id> pictures) {

    /// Before the first sweep.
    static final MediaSweepReport NONE = new MediaSweepReport(null, null, null, null, null, List.of());
}
