package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A category as staff see it.
@Schema(description = "A category as staff see it.")
public record AdminCategory(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "Its name in addresses.", examples = "culture", maxLength = 200)
        String slug,

        @Schema(required = true, description = "Its name for readers.", examples = "文化", maxLength = 200)
        String name,

        @Schema(description = "A sentence for readers.", maxLength = 2000)
        String description,

        @Schema(description = "The parent's id; absent for a top category.")
        Id parent,

        @Schema(
                required = true,
                description = "Where it stands among its siblings.",
                examples = "10",
                minimum = "0",
                maximum = "1000000")
        int position) {

    static AdminCategory of(Category category) {
        return new AdminCategory(
                category.id(),
                category.slug(),
                category.name(),
                category.description(),
                category.parent().orElse(null),
                category.position());
    }

    CategoryInput input() {
        return new CategoryInput(slug, name, description, parent == null ? null : parent.toString(), position);
    }
}
