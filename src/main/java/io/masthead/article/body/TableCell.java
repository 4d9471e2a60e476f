package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A cell of a table.
///
/// @param header whether the cell names its row or column
@Schema(description = "A cell of a table.")
public record TableCell(
        @Schema(required = true, description = "Unique within the body.", examples = "c1", maxLength = 64)
        @JsonProperty("_key")
        String key,

        @Schema(required = true, description = "Whether it names its row or column.")
        boolean header,

        @Schema(required = true, description = "The pieces of the text.", maxItems = 1000)
        List<Span> children,

        @Schema(required = true, description = "The links that marks refer to.", maxItems = 500)
        List<LinkMark> markDefs)
        implements Passage {

    public TableCell {
        children = List.copyOf(children);
        markDefs = List.copyOf(markDefs);
    }
}
