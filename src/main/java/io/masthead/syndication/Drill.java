package io.masthead.syndication;

import io.masthead.shared.id.Id;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A partner's rehearsal.
@Schema(description = "A rehearsal: an article that never was is published, corrected and killed for you alone.")
public record Drill(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "When it began.", examples = "2026-05-01T08:00:00Z")
        java.time.Instant startedAt,

        @Schema(required = true, description = "The article that never was: asked for, it is not there.")
        Id articleId,

        @Schema(
                required = true,
                description =
                        "The takedown: confirm it at `/v1/syndication/takedowns/{id}/receipt`, as you would a real one.")
        Id takedownId,

        @Schema(
                required = true,
                description =
                        "`under-way`; `delivered`, when every event has arrived; `passed`, when the takedown is confirmed"
                                + " too; `failed`, if an event was given up.",
                examples = "delivered",
                maxLength = 20)
        String state,

        @Schema(
                required = true,
                description = "Each event for each of your webhooks that wants it, in order.",
                maxItems = 30)
        List<DrillEvent> events,

        @Schema(description = "Your receipt for the takedown; absent until it came.")
        DrillReceipt receipt) {

    static String state(List<DrillEvent> events, DrillReceipt receipt) {
        if (events.stream().anyMatch(event -> event.state().equals("dead"))) {
            return "failed";
        }
        if (!events.stream().allMatch(event -> event.state().equals("delivered"))) {
            return "under-way";
        }
        return receipt == null ? "delivered" : "passed";
    }
}
