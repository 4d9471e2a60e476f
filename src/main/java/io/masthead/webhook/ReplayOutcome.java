package io.masthead.webhook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a replay has set going.
@Schema(description = "What is sent again.")
public record ReplayOutcome(
        @Schema(required = true, description = "How many deliveries are sent again.", examples = "12", minimum = "0")
        int replayed,

        @Schema(
                required = true,
                description = "Whether there are more: one replay takes 500 at most. Ask again.",
                examples = "false")
        boolean more) {}
