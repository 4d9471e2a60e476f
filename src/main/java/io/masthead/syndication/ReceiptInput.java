package io.masthead.syndication;

import io.masthead.shared.text.CleanText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A partner confirms a takedown.
@Schema(description = "That an item is down.")
public record ReceiptInput(
        @Schema(
                required = true,
                description = "When your last copy went; not in the future.",
                examples = "2026-05-01T08:12:00Z")
        @NotNull
        Instant removedAt,

        @Schema(description = "What the newsroom should know.", examples = "Caches were cleared at 08:15.")
        @Size(max = 2000)
        String note) {

    public ReceiptInput {
        note = CleanText.line(note);
    }
}
