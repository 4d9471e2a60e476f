package io.masthead.syndication;

import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The `data` of an event for a partner.
@Schema(description = "A change without the article, which is read at `/v1/syndication/articles/{id}` as it is then.")
public record ChangeNotice(
        @Schema(
                required = true,
                description = "The id of the change, as `/v1/syndication/changes` has it.",
                examples = "e-4711",
                maxLength = 100)
        String changeId,

        @Schema(required = true, description = "The article's id.")
        Id articleId,

        @Schema(description = "The id of the category it is sorted into, or was until it left.")
        Id category,

        @Schema(description = "The version that comes, or that left.", examples = "4", minimum = "0")
        Integer version,

        @Schema(description = "What has to be confirmed; with `article.kill` and `article.takedown-reminder`.")
        ChangeTakedown takedown,

        @Schema(description = "`true` for a drill: the article never was. Else absent.")
        Boolean drill,

        @Schema(description = "Which drill it belongs to.") Id drillId) {}
