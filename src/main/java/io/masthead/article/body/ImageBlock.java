package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.masthead.media.Image;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An image; its members stand beside `_type` and `_key` in the same node.
@Schema(description = "An image; its members stand beside `_type` and `_key`.")
public record ImageBlock(
        @Schema(required = true, description = "Unique within the body.", examples = "a2", maxLength = 64)
        @JsonProperty("_key")
        String key,

        @JsonUnwrapped Image image)
        implements Block {

    @Override
    public String type() {
        return "image";
    }
}
