package io.masthead.page;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A category on the home page, and how many of its newest stories.
@Schema(description = "A category on the home page, and how many of its newest stories stand there.")
public record FrontSection(
        @Schema(required = true, description = "Its id; written, also its slug.", examples = "culture", maxLength = 200)
        @NotBlank
        @Size(max = 200)
        String category,

        @Schema(description = "How many stories at most; 6 if absent.", examples = "6", minimum = "1", maximum = "20")
        @Min(1)
        @Max(20)
        Integer limit) {}
