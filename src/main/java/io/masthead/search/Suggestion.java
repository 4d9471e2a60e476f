package io.masthead.search;

import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What may be meant by what was typed so far.
@Schema(description = "A headline that may be meant by what was typed so far.")
public record Suggestion(
        @Schema(required = true, description = "The headline.", examples = "修了十一个月，月牙桥今天重新通行", maxLength = 500)
        String text,

        @Schema(required = true, description = "The article's id.")
        Id articleId,

        @Schema(
                required = true,
                description = "The article's name in addresses.",
                examples = "crescent-bridge-repaired",
                maxLength = 200)
        String slug,

        @Schema(
                required = true,
                description = "The address of the article's page.",
                format = "uri",
                examples = "https://news.example/articles/crescent-bridge-repaired",
                maxLength = 2000)
        String url) {}
