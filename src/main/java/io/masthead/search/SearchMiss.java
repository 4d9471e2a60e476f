package io.masthead.search;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Something that readers looked for and did not find.
@Schema(description = "Something that readers looked for and did not find.")
public record SearchMiss(
        @Schema(required = true, description = "What they typed, in one spelling.", examples = "跨江隧道", maxLength = 100)
        String q,

        @Schema(
                required = true,
                description = "How often; repetitions that were answered from memory are not counted.",
                examples = "7",
                minimum = "1")
        long times) {}
