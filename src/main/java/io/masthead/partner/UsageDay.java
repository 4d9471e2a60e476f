package io.masthead.partner;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a partner used on one day, over all its keys.
@Schema(description = "What was used on one day, over all keys.")
public record UsageDay(
        @Schema(required = true, description = "The day (UTC).", format = "date", examples = "2026-05-01")
        String day,

        @Schema(required = true, description = "Requests that were served.", examples = "817", minimum = "0")
        long served,

        @Schema(
                required = true,
                description = "Requests that were refused, for whatever reason.",
                examples = "12",
                minimum = "0")
        long refused) {}
