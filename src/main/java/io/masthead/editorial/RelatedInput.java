package io.masthead.editorial;

import io.masthead.article.RelatedPin;
import io.masthead.shared.id.Id;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A related item that the editors choose: an article of ours, or an address elsewhere.
@Schema(description = "A related item: either `articleId`, or `url` with `title`.")
public record RelatedInput(
        @Schema(description = "An article of ours.", examples = "0MZ5Q4T2C8V1K")
        Id articleId,

        @Schema(description = "An address elsewhere.", format = "iri", maxLength = 2000) @Size(max = 2000)
        String url,

        @Schema(description = "With `url`: its headline.", maxLength = 500) @Size(max = 500)
        String title,

        @Schema(description = "With `url`: what it says.", maxLength = 2000) @Size(max = 2000)
        String summary) {

    static RelatedInput of(RelatedPin pin) {
        return new RelatedInput(pin.articleId(), pin.url(), pin.title(), pin.summary());
    }

    RelatedPin pin() {
        return new RelatedPin(articleId, url, title, summary);
    }
}
