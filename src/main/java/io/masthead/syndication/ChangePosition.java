package io.masthead.syndication;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where a page of changes stands.
@Schema(description = "Where a page of changes stands. There is always a next one.")
public record ChangePosition(
        @Schema(
                required = true,
                description = "How many changes a page has at most.",
                examples = "100",
                minimum = "1",
                maximum = "1000")
        int limit,

        @Schema(required = true, description = "The cursor to go on with, also where nothing is new.", maxLength = 2000)
        String next,

        @Schema(
                required = true,
                description = "Whether nothing else was there to be told; otherwise go on at once.",
                examples = "true")
        boolean caughtUp) {}
