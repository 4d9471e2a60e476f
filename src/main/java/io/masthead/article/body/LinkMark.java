package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/// A link that spans refer to by its key. Stored with one of `href` and `articleId`; readers get the current address of
/// the article as `href` beside its id.
@JsonPropertyOrder({"_type", "_key"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinkMark(@JsonProperty("_key") String key, String href, String articleId) {

    @JsonProperty("_type")
    public String type() {
        return "link";
    }
}
