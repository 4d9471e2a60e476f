package io.masthead.editorial;

import io.masthead.article.PublishedVersions.Version;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What readers see of an article, or will see.
@Schema(description = "What readers see of the article, or will see.")
public record PublicationState(
        @Schema(required = true, description = "Whether readers see it now.")
        boolean visible,

        @Schema(required = true, description = "Which revision it is.", minimum = "1")
        int revision,

        @Schema(required = true, description = "Its name in addresses.", examples = "river-lights", maxLength = 200)
        String slug,

        @Schema(required = true, description = "From when on it is visible.")
        Instant publishAt,

        @Schema(required = true, description = "The date that readers are shown.")
        Instant publishedAt,

        @Schema(description = "Until when it is visible.") Instant expireAt) {

    static PublicationState of(Version version, Instant now) {
        return new PublicationState(
                version.isVisible(now),
                version.revision(),
                version.slug(),
                version.publishAt(),
                version.publishedAt(),
                version.expireAt());
    }
}
