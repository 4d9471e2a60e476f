package io.masthead.syndication;

import io.masthead.shared.id.Id;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One partner of a takedown.
@Schema(description = "A partner who may have had the item.")
public record AdminTakedownPartner(
        @Schema(required = true, description = "Its id.") Id partner,

        @Schema(
                description = "Its name; absent if it is a partner no more.",
                examples = "Harbour Wire",
                maxLength = 200)
        String name,

        @Schema(required = true, description = "`waiting`, `told` or `confirmed`.", examples = "told", maxLength = 20)
        String state,

        @Schema(description = "When it first was told.", examples = "2026-05-01T08:00:01Z")
        Instant toldAt,

        @Schema(description = "By what: `changes`, `stream`, `webhook`.", examples = "changes", maxLength = 20)
        String toldBy,

        @Schema(description = "When its copies went, as it says.", examples = "2026-05-01T08:12:00Z")
        Instant removedAt,

        @Schema(description = "When it said so.", examples = "2026-05-01T08:13:00Z")
        Instant confirmedAt,

        @Schema(description = "What it added.", maxLength = 2000)
        String note) {

    static String state(Instant toldAt, Instant confirmedAt) {
        if (confirmedAt != null) {
            return "confirmed";
        }
        return toldAt == null ? "waiting" : "told";
    }
}
