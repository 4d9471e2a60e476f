package io.masthead.syndication;

import io.masthead.shared.id.Id;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A takedown as staff see it in a list.
@Schema(description = "A takedown, in short.")
public record AdminTakedown(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "The article that was killed.")
        Id articleId,

        @Schema(description = "Why, if that is public.", examples = "Court order", maxLength = 1000)
        String reason,

        @Schema(required = true, description = "When it was killed.", examples = "2026-05-01T08:00:00Z")
        Instant killedAt,

        @Schema(required = true, description = "Until when partners are to confirm.", examples = "2026-05-02T08:00:00Z")
        Instant deadline,

        @Schema(
                required = true,
                description = "`done` when everybody has confirmed, `overdue` when somebody has not by the deadline,"
                        + " else `open`.",
                examples = "open",
                maxLength = 20)
        String state,

        @Schema(required = true, description = "How many partners may have had it.", examples = "3", minimum = "0")
        long partners,

        @Schema(required = true, description = "How many of them were told.", examples = "2", minimum = "0")
        long told,

        @Schema(required = true, description = "How many have confirmed.", examples = "1", minimum = "0")
        long confirmed,

        @Schema(description = "When those who had not confirmed were reminded.", examples = "2026-05-01T20:00:00Z")
        Instant remindedAt) {

    static String state(long partners, long confirmed, Instant deadline, Instant now) {
        if (confirmed == partners) {
            return "done";
        }
        return deadline.isAfter(now) ? "open" : "overdue";
    }
}
