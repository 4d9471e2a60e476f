package io.masthead.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One place in which two revisions differ.
@Schema(description = "One place in which two revisions differ.")
public record RevisionChange(
        @Schema(
                required = true,
                description =
                        "Where, as a JSON Pointer: in the earlier revision for what was removed, else in the later.",
                examples = "/body/2",
                maxLength = 500)
        String pointer,

        @Schema(
                required = true,
                description = "What happened: `added`, `removed`, `changed`, or `reordered` for blocks of the body.",
                examples = "changed",
                maxLength = 20)
        String kind,

        @Schema(
                description = "What stood there in the earlier revision; of reordered blocks their keys.",
                implementation = Object.class)
        JsonNode before,

        @Schema(
                description = "What stands there in the later revision; of reordered blocks their keys.",
                implementation = Object.class)
        JsonNode after) {}
