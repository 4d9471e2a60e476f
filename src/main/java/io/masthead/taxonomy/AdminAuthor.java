package io.masthead.taxonomy;

import io.masthead.shared.id.Id;
import io.masthead.shared.text.NamedLink;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An author as staff see it.
@Schema(description = "An author as staff see it.")
public record AdminAuthor(
        @Schema(required = true, description = "The author's id.")
        Id id,

        @Schema(required = true, description = "The name in addresses.", examples = "lin-yan", maxLength = 200)
        String slug,

        @Schema(required = true, description = "The name for readers.", examples = "林雁", maxLength = 200)
        String name,

        @Schema(
                description = "Who this is, in plain text.",
                examples = "Writes about rivers and the towns beside them.",
                maxLength = 10_000)
        String bio,

        @Schema(required = true, description = "Where else this author is found.", maxItems = 50)
        List<NamedLink> links,

        @Schema(description = "The author's picture.") Portrait portrait) {

    static AdminAuthor of(Author author) {
        return new AdminAuthor(
                author.id(),
                author.slug(),
                author.name(),
                author.bio().orElse(null),
                author.links(),
                author.portrait().orElse(null));
    }

    AuthorInput input() {
        return new AuthorInput(slug, name, bio, links, portrait);
    }
}
