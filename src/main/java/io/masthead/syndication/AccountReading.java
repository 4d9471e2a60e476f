package io.masthead.syndication;

import io.masthead.partner.PartnerRepository.Acknowledged;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How far a partner says that it has read the changes.
@Schema(description = "How far you said that you have read the changes.")
public record AccountReading(
        @Schema(description = "When you last said so; absent if never.", examples = "2026-05-01T08:00:00Z")
        Instant acknowledgedAt,

        @Schema(
                description = "How many entries have come since in the newsroom's log, most of them perhaps not about"
                        + " you; absent if you never said so.",
                examples = "12",
                minimum = "0")
        Long behind) {

    /// @param last the number of the last entry of the change log
    static AccountReading of(Acknowledged acknowledged, long last) {
        return new AccountReading(
                acknowledged.at(), acknowledged.seq() == null ? null : Math.max(0, last - acknowledged.seq()));
    }
}
