package io.masthead.staff;

import io.masthead.shared.text.CleanText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What staff write about themselves.
@Schema(description = "What staff write about themselves.")
public record SelfInput(
        @Schema(required = true, description = "Your name.", examples = "Lin Yue")
        @NotBlank
        @Size(max = Staff.LONGEST_NAME)
        String name) {

    public SelfInput {
        name = CleanText.line(name);
    }
}
