package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.masthead.media.Image;

/// An image; its members stand beside `_type` and `_key` in the same node.
public record ImageBlock(
        @JsonProperty("_key") String key, @JsonUnwrapped Image image) implements Block {

    @Override
    public String type() {
        return "image";
    }
}
