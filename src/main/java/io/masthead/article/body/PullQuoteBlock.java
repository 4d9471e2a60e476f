package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A sentence of the article set apart to catch the eye.
///
/// @param attribution who said it; may be absent (`null`)
public record PullQuoteBlock(@JsonProperty("_key") String key, String text, String attribution) implements Block {

    @Override
    public String type() {
        return "pullQuote";
    }
}
