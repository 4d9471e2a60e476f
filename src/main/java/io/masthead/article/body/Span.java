package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A run of text with the same marks.
///
/// @param text a line feed is a line break
/// @param marks names of decorators ([Decorator]) and keys of the passage's links
@JsonPropertyOrder({"_type", "_key"})
@Schema(description = "A run of text with the same marks.")
public record Span(
        @Schema(required = true, description = "Unique within the body.", examples = "s1", maxLength = 64)
        @JsonProperty("_key")
        String key,

        @Schema(
                required = true,
                description = "The text; a line feed is a line break.",
                examples = "The river lights up.",
                maxLength = 200_000)
        String text,

        @Schema(
                required = true,
                description = "`strong`, `em`, `underline`, `strike-through`, `code`, and keys of `markDefs`.",
                examples = "[]",
                maxItems = 500)
        List<@Size(max = 64) String> marks) {

    public Span {
        marks = List.copyOf(marks);
    }

    @JsonProperty("_type")
    public String type() {
        return "span";
    }
}
