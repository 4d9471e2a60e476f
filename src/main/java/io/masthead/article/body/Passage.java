package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.stream.Collectors;

/// Text with marks: a text block or the cell of a table.
public sealed interface Passage permits TextBlock, TableCell {

    /// The pieces of the text.
    List<Span> children();

    /// The links that the spans' marks refer to.
    List<LinkMark> markDefs();

    /// The text without its marks; a line feed is a line break.
    @JsonIgnore
    default String text() {
        return children().stream().map(Span::text).collect(Collectors.joining());
    }
}
