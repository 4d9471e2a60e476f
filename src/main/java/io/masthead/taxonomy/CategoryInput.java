package io.masthead.taxonomy;

import io.masthead.shared.text.CleanText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What staff write about a category.
@Schema(description = "A category as staff write it.")
public record CategoryInput(
        @Schema(description = "Its name in addresses; made of the name if absent.", examples = "culture")
        @Size(max = 200)
        String slug,

        @Schema(required = true, description = "Its name for readers.", examples = "文化") @NotBlank @Size(max = 200)
        String name,

        @Schema(description = "A sentence for readers.", examples = "Theatre, books and the river festival.")
        @Size(max = 2000)
        String description,

        @Schema(description = "The parent's id or slug; absent for a top category.", examples = "news") @Size(max = 200)
        String parent,

        @Schema(description = "Where it stands among its siblings, smallest first.", examples = "10")
        @Min(0)
        @Max(1_000_000)
        Integer position) {

    public CategoryInput {
        name = CleanText.line(name);
        description = CleanText.text(description);
    }
}
