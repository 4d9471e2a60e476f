package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A paragraph, heading, quotation or item of a list.
///
/// @param listItem absent (`null`) outside lists
/// @param level depth of the list, from 1; absent outside lists
@Schema(description = "A paragraph, heading, quotation or item of a list.")
public record TextBlock(
        @Schema(required = true, description = "Unique within the body.", examples = "a1", maxLength = 64)
        @JsonProperty("_key")
        String key,

        @Schema(required = true, description = "What it is.", examples = "normal")
        BlockStyle style,

        @Schema(description = "The kind of list that it is an item of; absent outside lists.")
        ListItem listItem,

        @Schema(description = "Depth of the list; absent outside lists.", minimum = "1", maximum = "6")
        Integer level,

        @Schema(required = true, description = "The pieces of the text.", maxItems = 1000)
        List<Span> children,

        @Schema(required = true, description = "The links that marks refer to.", maxItems = 500)
        List<LinkMark> markDefs)
        implements Block, Passage {

    public TextBlock {
        children = List.copyOf(children);
        markDefs = List.copyOf(markDefs);
    }

    @Override
    public String type() {
        return "block";
    }
}
