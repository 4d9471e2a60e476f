package io.masthead.editorial;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How an article is to go before the world.
@Schema(description = "How the article is to go before the world. An empty object, or no body: now, and for good.")
public record PublishInput(
        @Schema(description = "When; now if absent. Never in the past.", examples = "2030-05-01T08:00:00Z")
        Instant at,

        @Schema(description = "Until when.", examples = "2030-06-01T08:00:00Z")
        Instant expireAt,

        @Schema(
                description = "What this version corrects; readers are told.",
                examples = "The bridge was opened in 1936, not in 1926.",
                maxLength = 2000)
        @Size(min = 1, max = 2000)
        String correction) {

    /// At once and for good.
    static final PublishInput NOW = new PublishInput(null, null, null);
}
