package io.masthead.webhook;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How a secret is rotated.
@Schema(description = "How a webhook's secret is rotated.")
public record SecretRotationInput(
        @Schema(
                description =
                        "For how many hours deliveries are signed with the secret before, too; 24 if absent, and 0 means"
                                + " that it is not used again.",
                examples = "24")
        @Min(0)
        @Max(168)
        Integer overlapHours) {

    private static final int DAY = 24;

    /// How long both sign.
    Duration overlap() {
        return Duration.ofHours(overlapHours == null ? DAY : overlapHours);
    }
}
