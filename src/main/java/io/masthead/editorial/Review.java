package io.masthead.editorial;

import io.masthead.shared.id.Id;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why an article went back to its writer.
@Schema(description = "Why the article went back to its writer.")
public record Review(
        @Schema(
                required = true,
                description = "What is to be done.",
                examples = "Who says so? Please name the source.",
                maxLength = 2000)
        String note,

        @Schema(required = true, description = "The member of staff who sent it back.")
        Id by,

        @Schema(required = true, description = "When.") Instant at) {}
