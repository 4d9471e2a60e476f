package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A row of a table.
@Schema(description = "A row of a table.")
public record TableRow(
        @Schema(required = true, description = "Unique within the body.", examples = "b1", maxLength = 64)
        @JsonProperty("_key")
        String key,

        @Schema(required = true, description = "Its cells.", maxItems = 50)
        List<TableCell> cells) {

    public TableRow {
        cells = List.copyOf(cells);
    }

    /// Whether the row names columns: all its cells are headers.
    boolean headsColumns() {
        return !cells.isEmpty() && cells.stream().allMatch(TableCell::header);
    }
}
