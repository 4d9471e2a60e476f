package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A sentence of the article set apart to catch the eye.
///
/// @param attribution who said it; may be absent (`null`)
@Schema(description = "A sentence of the article set apart to catch the eye.")
public record PullQuoteBlock(
        @Schema(required = true, description = "Unique within the body.", examples = "a4", maxLength = 64)
        @JsonProperty("_key")
        String key,

        @Schema(required = true, description = "The sentence.", examples = "We had no map.", maxLength = 2000)
        String text,

        @Schema(description = "Who said it.", examples = "Lin Yan", maxLength = 2000)
        String attribution)
        implements Block {

    @Override
    public String type() {
        return "pullQuote";
    }
}
