package io.masthead.article;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Who owns an article and how it may be used.
@Schema(description = "Who owns the article and how it may be used.")
public record Rights(
        @Schema(description = "The copyright line.", examples = "© 2026 The River Post", maxLength = 500)
        @Size(max = 500)
        String copyright,

        @Schema(description = "What users may do with it.", maxLength = 2000) @Size(max = 2000)
        String usageTerms,

        @Schema(description = "When the rights end.") Instant expiresAt) {}
