package io.masthead.editorial;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Which revision a preview link is to show, and for how long.
@Schema(description = "Which revision the link is to show, and for how long. Without a body: the current one, an hour.")
public record PreviewLinkInput(
        @Schema(description = "The revision's number; the current one if absent.", examples = "3", minimum = "1")
        @Min(1)
        Integer revision,

        @Schema(
                description = "For how many minutes the link holds; an hour if absent, a week at most.",
                examples = "60",
                minimum = "1",
                maximum = "10080")
        @Min(1)
        @Max(10_080)
        Integer minutes) {}
