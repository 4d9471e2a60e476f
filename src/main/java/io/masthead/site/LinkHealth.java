package io.masthead.site;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Whether the address of a friend link still answers, as far as the checker knows.
@Schema(description = "Whether an address still answers. Nothing is removed because of it.")
public record LinkHealth(
        @Schema(
                required = true,
                description = "`alive`, `failing` (not the last time), `dead` (not for days) or `unchecked`.",
                examples = "alive",
                maxLength = 60)
        String state,

        @Schema(description = "When it was asked last.", examples = "2026-05-01T03:00:00Z")
        Instant checkedAt,

        @Schema(description = "Since when it has not answered.", examples = "2026-04-28T03:00:00Z")
        Instant since,

        @Schema(
                description =
                        "Why it counts as failing: `status-404`, `unknown-host`, `no-answer`, `private-address` …",
                examples = "status-404",
                maxLength = 60)
        String reason) {

    /// @param check what was found, or `null` if nobody has looked
    static LinkHealth of(LinkCheck check) {
        String state = LinkState.of(check).word();
        return check == null
                ? new LinkHealth(state, null, null, null)
                : new LinkHealth(state, check.checkedAt(), check.since(), check.reason());
    }
}
