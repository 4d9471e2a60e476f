package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// A cell of a table.
///
/// @param header whether the cell names its row or column
public record TableCell(@JsonProperty("_key") String key, boolean header, List<Span> children, List<LinkMark> markDefs)
        implements Passage {

    public TableCell {
        children = List.copyOf(children);
        markDefs = List.copyOf(markDefs);
    }
}
