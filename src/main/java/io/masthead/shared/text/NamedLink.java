package io.masthead.shared.text;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A link and the name it is shown under.
@Schema(description = "A link and the name it is shown under.")
public record NamedLink(
        @Schema(
                required = true,
                description = "What readers see.",
                examples = "Mastodon",
                minLength = 1,
                maxLength = 200)
        @NotBlank
        @Size(max = 200)
        String name,

        @Schema(
                required = true,
                description = "Where it leads: http, https, mailto, tel, or a path of the site.",
                format = "iri-reference",
                examples = "https://social.example/@desk",
                minLength = 1,
                maxLength = 2000)
        @NotNull
        @Linkable
        String url) {

    public NamedLink {
        name = CleanText.line(name);
        url = SafeLink.of(url).orElse(url);
    }
}
