package io.masthead.editorial;

import io.masthead.shared.id.Id;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An article in the editors' hands, as lists show it.
@Schema(description = "An article in the editors' hands, as lists show it.")
public record AdminArticleSummary(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "Where it stands in its life.", examples = "draft")
        Status status,

        @Schema(required = true, description = "The headline.", examples = "The river lights up", maxLength = 500)
        String title,

        @Schema(required = true, description = "Its name in addresses.", examples = "river-lights", maxLength = 200)
        String slug,

        @Schema(required = true, description = "The number of the current revision.", minimum = "1")
        int revision,

        @Schema(description = "When it goes before the world.")
        Instant scheduledAt,

        @Schema(description = "Its id in the system it comes from.", maxLength = 200)
        String externalId,

        @Schema(required = true, description = "When it was last changed.")
        Instant updatedAt) {

    static AdminArticleSummary of(EditorialArticle article, Instant now) {
        return new AdminArticleSummary(
                article.id(),
                article.status(now),
                article.title(),
                article.slug(),
                article.revision(),
                article.scheduledAt(now).orElse(null),
                article.externalId(),
                article.updatedAt());
    }
}
