package io.masthead.partner;

import io.masthead.shared.id.Id;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A partner as staff see it.
@Schema(description = "A partner as staff see it.")
public record AdminPartner(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "Its name.", examples = "Harbour Wire", maxLength = 200)
        String name,

        @Schema(description = "Whom to write to.", examples = "desk@wire.example", maxLength = 254)
        String contactEmail,

        @Schema(description = "For the newsroom's eyes only.", examples = "Contract until 2027.", maxLength = 2000)
        String notes,

        @Schema(required = true, description = "The id of its plan.")
        Id plan,

        @Schema(required = true, description = "`active` or `suspended`.", examples = "active", maxLength = 20)
        String state,

        @Schema(required = true, description = "Since when it is a partner.", examples = "2026-05-01T08:00:00Z")
        Instant createdAt,

        @Schema(description = "Since when it is suspended.", examples = "2026-06-01T08:00:00Z")
        Instant suspendedAt,

        @Schema(
                description = "When it last said how far it has read the changes; absent if never.",
                examples = "2026-06-01T08:00:00Z")
        Instant acknowledgedAt,

        @Schema(
                description = "How many entries of the change log have come since what it acknowledged, about whatever"
                        + " they are; absent if it never did.",
                examples = "12",
                minimum = "0")
        Long behind) {

    /// @param last the number of the last entry of the change log
    static AdminPartner of(Partner partner, long last) {
        return new AdminPartner(
                partner.id(),
                partner.name(),
                partner.contactEmail().orElse(null),
                partner.notes().orElse(null),
                partner.plan(),
                partner.suspendedAt().isPresent() ? "suspended" : "active",
                partner.createdAt(),
                partner.suspendedAt().orElse(null),
                partner.acknowledgedAt().orElse(null),
                partner.acknowledgedSeq().map(seq -> Math.max(0, last - seq)).orElse(null));
    }

    PartnerInput input() {
        return new PartnerInput(name, contactEmail, notes, plan);
    }
}
