package io.masthead.media;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How far the files of all pictures are.
@Schema(description = "How far the files of all pictures are.")
public record RenditionProgress(
        @Schema(required = true, description = "How many pictures there are.", examples = "1204", minimum = "0")
        long pictures,

        @Schema(
                required = true,
                description = "How many of them have files of the sizes that are set today.",
                examples = "1180",
                minimum = "0")
        long upToDate,

        @Schema(
                required = true,
                description = "How many are being made, or wait for their turn.",
                examples = "23",
                minimum = "0")
        long processing,

        @Schema(
                required = true,
                description = "How many were given up; asking again tries them again.",
                examples = "1",
                minimum = "0")
        long failed) {}
