package io.masthead.search;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How it stands with the index of the node that answers.
@Schema(description = "How it stands with the search index of the server that answers; each server has its own.")
public record SearchState(
        @Schema(
                required = true,
                description = "`ready`, `rebuilding` (an index is being made anew; the one before may serve meanwhile)"
                        + " or `unavailable`.",
                examples = "ready",
                maxLength = 20)
        String state,

        @Schema(required = true, description = "Whether readers can search.")
        boolean serving,

        @Schema(
                description = "How many versions of articles it has, those that wait or have ended too.",
                examples = "62",
                minimum = "0")
        Long versions,

        @Schema(
                required = true,
                description = "How many changes it has still to take in.",
                examples = "0",
                minimum = "0")
        long behind,

        @Schema(description = "How the making of an index goes, or went; absent if none was made since the start.")
        SearchProgress rebuild) {}
