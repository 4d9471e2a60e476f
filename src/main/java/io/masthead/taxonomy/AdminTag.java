package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A tag as staff see it.
@Schema(description = "A tag as staff see it.")
public record AdminTag(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "Its name in addresses.", examples = "river-festival", maxLength = 200)
        String slug,

        @Schema(required = true, description = "Its name for readers.", examples = "River festival", maxLength = 200)
        String name) {

    static AdminTag of(Tag tag) {
        return new AdminTag(tag.id(), tag.slug(), tag.name());
    }

    TagInput input() {
        return new TagInput(slug, name);
    }
}
