package io.masthead.editorial;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why an article goes back to its writer.
@Schema(description = "Why the article goes back to its writer.")
public record RejectInput(
        @Schema(
                required = true,
                description = "What is to be done.",
                examples = "Who says so? Please name the source.",
                maxLength = 2000)
        @NotBlank
        @Size(max = 2000)
        String note) {}
