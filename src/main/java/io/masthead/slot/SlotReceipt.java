package io.masthead.slot;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of one event.
@Schema(description = "What became of one event.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SlotReceipt(
        @Schema(
                description = "The name that it was reported under; absent if it had none.",
                examples = "5f0c2c5e-6f4e-4f0e-9b0a-2d8e1f3a7c11",
                maxLength = 64)
        String eventId,

        @Schema(
                required = true,
                description = "`accepted` is committed; `duplicate` had counted before; `over-cap` is committed, but"
                        + " came after a cap was reached and is never billed; `rejected` will never count.",
                examples = "accepted")
        SlotVerdict status,

        @Schema(
                description =
                        "Why it does not count: `forged` (not our token), `expired`, `before-token` (it happened"
                                + " before its token was made), `unknown-booking`, `cross-slot` (its booking is in another slot"
                                + " now), `missing-event-id`, `too-old`, `in-the-future`, `crawler`, `same-event`, `same-token`.",
                examples = "expired")
        Refusal code) {

    static SlotReceipt of(SlotEvent event, Outcome outcome) {
        return new SlotReceipt(event.eventId(), outcome.status(), outcome.code());
    }
}
