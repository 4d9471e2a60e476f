package io.masthead.slot;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Something that happened to what stands in a slot.
///
/// @param eventId names this one event; not needed with the token of a server decision
/// @param at when it happened, by the clock of the front end
@Schema(description = "Something that happened to what stands in a slot.")
public record SlotEvent(
        @Schema(
                description = "A random name of this one event; needed with the token of a client decision. It counts"
                        + " once of each kind for 8 days.",
                examples = "5f0c2c5e-6f4e-4f0e-9b0a-2d8e1f3a7c11",
                maxLength = 64)
        @Pattern(regexp = SAFE_NAME, message = "1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-'.")
        String eventId,

        @Schema(
                required = true,
                description = "The item's `token`.",
                examples = "J0gV2bq0Fq3bJ2kq8n1cYmMuMXE5cC4yYi5kNHQ2azA",
                maxLength = LONGEST_TOKEN)
        @NotNull(message = "Send the token of the item.")
        @Size(max = LONGEST_TOKEN)
        String token,

        @Schema(
                required = true,
                description = "What happened: `impression` (it was shown), `viewable` (where the reader could see"
                        + " it), `click`.",
                examples = "impression",
                enumeration = {"impression", "viewable", "click"})
        @NotNull(message = "Say what happened.")
        @Pattern(regexp = "^(impression|viewable|click)$", message = "One of: impression, viewable, click.")
        String kind,

        @Schema(
                required = true,
                description = "When it happened: within the last 7 days; 5 minutes of clock skew are allowed.",
                examples = "2026-05-01T08:00:00Z")
        @NotNull(message = "Say when it happened.")
        Instant at) {

    static final String SAFE_NAME = "^[A-Za-z0-9._-]{1,64}$";
    static final int LONGEST_TOKEN = 1000;
}
