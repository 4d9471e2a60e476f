package io.masthead.taxonomy;

import io.masthead.shared.text.CleanText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What staff write about a tag.
@Schema(description = "A tag as staff write it.")
public record TagInput(
        @Schema(description = "Its name in addresses; made of the name if absent.", examples = "river-festival")
        @Size(max = 200)
        String slug,

        @Schema(required = true, description = "Its name for readers.", examples = "River festival")
        @NotBlank
        @Size(max = 200)
        String name) {

    public TagInput {
        name = CleanText.line(name);
    }
}
