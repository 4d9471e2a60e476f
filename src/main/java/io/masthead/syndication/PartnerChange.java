package io.masthead.syndication;

import io.masthead.shared.id.Id;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A change as a partner is told of it.
@Schema(name = "Change", description = "A change of what your plan lets you have.")
public record PartnerChange(
        @Schema(
                required = true,
                description = "Names the change: the same each time it is told.",
                examples = "e-4711",
                maxLength = 100)
        String id,

        @Schema(required = true, description = "Where to go on after this change.", maxLength = 2000)
        String cursor,

        @Schema(
                required = true,
                description = "`publish`, `update`, `correct` and `entitlement-gained` bring the article as it is now;"
                        + " `withdraw`, `kill` and `entitlement-lost` say that it must go; `takedown-reminder` that a"
                        + " takedown is not confirmed yet. There may come to be more: leave out what you do not know.",
                examples = "publish",
                maxLength = 40)
        String type,

        @Schema(required = true, description = "When it happened.", examples = "2026-05-01T08:00:00Z")
        Instant at,

        @Schema(required = true, description = "The article's id.")
        Id articleId,

        @Schema(description = "The id of the category it is sorted into, or was until it left.")
        Id category,

        @Schema(description = "The version that comes, or that left.", examples = "4", minimum = "0")
        Integer version,

        @Schema(description = "The article as it is now, as far as your plan allows it.")
        SyndicatedItem article,

        @Schema(description = "What has to be confirmed; with `kill` and `takedown-reminder`.")
        ChangeTakedown takedown) {

    static final String KILL = "kill";
    static final String REMINDER = "takedown-reminder";
    static final String GAINED = "entitlement-gained";
    static final String LOST = "entitlement-lost";
}
