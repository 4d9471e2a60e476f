package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A link that spans refer to by its key. Stored with one of `href` and `articleId`; readers get the current address of
/// the article as `href` beside its id.
@JsonPropertyOrder({"_type", "_key"})
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A link.")
public record LinkMark(
        @Schema(required = true, description = "Unique within the body.", examples = "l1", maxLength = 64)
        @JsonProperty("_key")
        String key,

        @Schema(
                required = true,
                description = "Where it leads.",
                format = "iri-reference",
                examples = "https://museum.example/",
                maxLength = 2000)
        String href,

        @Schema(
                description = "The article that it leads to, if it is one of ours.",
                examples = "0MZ5Q4T2C8V1K",
                pattern = "^[0-9A-HJKMNP-TV-Z]{13}$")
        String articleId) {

    @JsonProperty("_type")
    public String type() {
        return "link";
    }
}
