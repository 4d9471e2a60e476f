package io.masthead.taxonomy;

import io.masthead.shared.text.CleanText;
import io.masthead.shared.text.NamedLink;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What staff write about an author.
@Schema(description = "An author as staff write it.")
public record AuthorInput(
        @Schema(description = "The name in addresses; made of the name if absent.", examples = "lin-yan")
        @Size(max = 200)
        String slug,

        @Schema(required = true, description = "The name for readers.", examples = "林雁") @NotBlank @Size(max = 200)
        String name,

        @Schema(
                description = "Who this is, in plain text; paragraphs are parted by an empty line.",
                examples = "Writes about rivers and the towns beside them.")
        @Size(max = 10_000)
        String bio,

        @Schema(description = "Where else this author is found, in this order.") @Size(max = 50)
        List<@NotNull @Valid NamedLink> links,

        @Schema(description = "The author's picture.") @Valid
        Portrait portrait) {

    public AuthorInput {
        name = CleanText.line(name);
        bio = CleanText.text(bio);
        links = links == null ? List.of() : links;
    }
}
