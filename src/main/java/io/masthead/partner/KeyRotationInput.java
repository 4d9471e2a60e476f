package io.masthead.partner;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How a key is rotated.
@Schema(description = "How a key is rotated.")
public record KeyRotationInput(
        @Schema(
                description =
                        "For how many hours the key before goes on working beside the new one; 24 if absent, and 0"
                                + " revokes it at once.",
                examples = "24")
        @Min(0)
        @Max(720)
        Integer overlapHours) {

    /// How long both work.
    Duration overlap() {
        return Duration.ofHours(overlapHours == null ? 24 : overlapHours);
    }
}
