package io.masthead.partner;

import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What one key asked of one endpoint on one day.
@Schema(description = "What one key asked of one endpoint on one day.")
public record UsageLine(
        @Schema(required = true, description = "The day (UTC).", format = "date", examples = "2026-05-01")
        String day,

        @Schema(description = "The partner's id; absent for keys nobody has.")
        Id partner,

        @Schema(description = "The partner's name.", examples = "Harbour Wire", maxLength = 200)
        String partnerName,

        @Schema(description = "The key's id; absent for keys nobody has.")
        Id key,

        @Schema(description = "How the key begins.", examples = "mh_live_4fK0bT91xQ", maxLength = 40)
        String prefix,

        @Schema(required = true, description = "What was asked for.", examples = "list-articles", maxLength = 60)
        String endpoint,

        @Schema(required = true, description = "Requests that were served.", examples = "817", minimum = "0")
        long served,

        @Schema(
                required = true,
                description = "Requests that were refused for coming too fast.",
                examples = "12",
                minimum = "0")
        long tooFast,

        @Schema(
                required = true,
                description = "Requests that were refused because the day's were used up.",
                examples = "0",
                minimum = "0")
        long overQuota,

        @Schema(
                required = true,
                description = "Requests that were refused for their key: it does not work, or not for this, or not from"
                        + " there.",
                examples = "3",
                minimum = "0")
        long refused) {}
