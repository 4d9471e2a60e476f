package io.masthead.viewcount;

import io.masthead.shared.id.Id;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A view that happened a while ago.
///
/// @param eventId names this one view: it can be reported as often as needed
/// @param at when it happened, by the clock of the app
@Schema(description = "A view that happened a while ago.")
public record ViewEvent(
        @Schema(
                required = true,
                description = "A random name of this one view; it counts once for 8 days.",
                examples = "5f0c2c5e-6f4e-4f0e-9b0a-2d8e1f3a7c11",
                maxLength = 64)
        @NotNull(message = "Each event needs its own name.")
        @Pattern(regexp = ViewInput.SAFE_NAME, message = "1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-'.")
        String eventId,

        @Schema(required = true, description = "The article's id.") @NotNull(message = "Say which article was viewed.")
        Id articleId,

        @Schema(
                required = true,
                description = "When it was viewed: within the last 7 days; 5 minutes of clock skew are allowed.",
                examples = "2026-05-01T08:00:00Z")
        @NotNull(message = "Say when it was viewed.")
        Instant at,

        @Schema(description = "A random name that your app keeps for a visitor.", maxLength = 64)
        @Pattern(regexp = ViewInput.SAFE_NAME, message = "1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-'.")
        String visitor) {}
