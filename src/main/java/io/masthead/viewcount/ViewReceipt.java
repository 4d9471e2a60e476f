package io.masthead.viewcount;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of one reported view.
@Schema(description = "What became of one reported view.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ViewReceipt(
        @Schema(
                required = true,
                description = "The name that it was reported under.",
                examples = "5f0c2c5e-6f4e-4f0e-9b0a-2d8e1f3a7c11",
                maxLength = 64)
        String eventId,

        @Schema(
                required = true,
                description = "`accepted` is committed; `duplicate` had counted before; `rejected` will never count.",
                examples = "accepted")
        Verdict status,

        @Schema(description = "Why it does not count; left out if it was accepted.", examples = "too-old")
        Reason code) {

    static ViewReceipt of(ViewEvent event, Optional<Reason> reason) {
        return new ViewReceipt(
                event.eventId(), reason.map(Reason::verdict).orElse(Verdict.ACCEPTED), reason.orElse(null));
    }
}
