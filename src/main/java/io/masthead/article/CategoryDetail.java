package io.masthead.article;

import io.masthead.shared.id.Id;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One category.
@Schema(name = "Category", description = "One category.")
public record CategoryDetail(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "Its name in addresses.", examples = "culture", maxLength = 200)
        String slug,

        @Schema(required = true, description = "Its name for readers.", examples = "文化", maxLength = 200)
        String name,

        @Schema(description = "A sentence about it.", maxLength = 2000)
        String description,

        @Schema(required = true, description = "The address of its page.", format = "uri", maxLength = 2000)
        String url,

        @Schema(required = true, description = "The way down from the top, itself included.", maxItems = 20)
        List<CategoryStep> path,

        @Schema(required = true, description = "What is below it, in the editors' order.", maxItems = 1000)
        List<CategoryNode> children,

        @Schema(description = "How many stories it has, all below it included; absent inside a page.", minimum = "0")
        Long articleCount) {}
