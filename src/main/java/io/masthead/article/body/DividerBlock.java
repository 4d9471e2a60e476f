package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A line between two parts of the article.
@Schema(description = "A line between two parts of the article.")
public record DividerBlock(
        @Schema(required = true, description = "Unique within the body.", examples = "a7", maxLength = 64)
        @JsonProperty("_key")
        String key)
        implements Block {

    @Override
    public String type() {
        return "divider";
    }
}
