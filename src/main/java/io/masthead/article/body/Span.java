package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/// A run of text with the same marks.
///
/// @param text a line feed is a line break
/// @param marks names of decorators ([Decorator]) and keys of the passage's links
@JsonPropertyOrder({"_type", "_key"})
public record Span(@JsonProperty("_key") String key, String text, List<String> marks) {

    public Span {
        marks = List.copyOf(marks);
    }

    @JsonProperty("_type")
    public String type() {
        return "span";
    }
}
