package io.masthead.syndication;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A receipt for a rehearsal's takedown.
@Schema(description = "The receipt for a drill's takedown.")
public record DrillReceipt(
        @Schema(required = true, description = "When you took it down.", examples = "2026-05-01T08:00:02Z")
        Instant removedAt,

        @Schema(required = true, description = "When you said so.", examples = "2026-05-01T08:00:03Z")
        Instant receivedAt,

        @Schema(
                required = true,
                description = "From the beginning of the drill to your receipt, in milliseconds.",
                examples = "1500",
                minimum = "0")
        long latencyMs) {}
