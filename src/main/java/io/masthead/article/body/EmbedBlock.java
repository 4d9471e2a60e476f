package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A video or post that lives with a known provider.
public record EmbedBlock(@JsonProperty("_key") String key, String url, EmbedProvider provider) implements Block {

    @Override
    public String type() {
        return "embed";
    }
}
