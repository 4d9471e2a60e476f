package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// A paragraph, heading, quotation or item of a list.
///
/// @param listItem absent (`null`) outside lists
/// @param level depth of the list, from 1; absent outside lists
public record TextBlock(
        @JsonProperty("_key") String key,
        BlockStyle style,
        ListItem listItem,
        Integer level,
        List<Span> children,
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
