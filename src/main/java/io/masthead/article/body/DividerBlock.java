package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A line between two parts of the article.
public record DividerBlock(@JsonProperty("_key") String key) implements Block {

    @Override
    public String type() {
        return "divider";
    }
}
