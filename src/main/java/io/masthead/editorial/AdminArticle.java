package io.masthead.editorial;

import io.masthead.shared.id.Id;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An article in the editors' hands.
@Schema(description = "An article in the editors' hands.")
public record AdminArticle(
        @Schema(required = true, description = "Its id, for ever.")
        Id id,

        @Schema(
                required = true,
                description =
                        "Where it stands in its life: `draft`, `in-review`, `scheduled`, `published`, `withdrawn`, `killed`, `trashed`.",
                examples = "draft")
        Status status,

        @Schema(required = true, description = "The number of the current revision.", examples = "3", minimum = "1")
        int revision,

        @Schema(required = true, description = "The current revision, as one would write it.")
        ArticleInput draft,

        @Schema(description = "What readers see, or will see; absent if that is nothing.")
        PublicationState publication,

        @Schema(description = "What waits for its hour while another version is live.")
        PublicationState waiting,

        @Schema(description = "When it goes before the world.")
        Instant scheduledAt,

        @Schema(description = "Its id in the system it comes from.", maxLength = 200)
        String externalId,

        @Schema(
                required = true,
                description = "What this caller may do with it now.",
                examples = "[\"publish\"]",
                maxItems = 20)
        List<@Size(max = 60) String> actions,

        @Schema(description = "Why it went back to its writer, until it is handed in again.")
        Review review,

        @Schema(description = "Since when it is in the trash.")
        Instant trashedAt,

        @Schema(description = "What HTML or Markdown had that a body cannot have; after a save only.", maxItems = 1000)
        List<@Size(max = 200) String> dropped,

        @Schema(required = true, description = "When it was begun.")
        Instant createdAt,

        @Schema(required = true, description = "When it was last changed.")
        Instant updatedAt) {}
