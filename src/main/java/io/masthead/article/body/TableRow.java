package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// A row of a table.
public record TableRow(@JsonProperty("_key") String key, List<TableCell> cells) {

    public TableRow {
        cells = List.copyOf(cells);
    }

    /// Whether the row names columns: all its cells are headers.
    boolean isHeading() {
        return !cells.isEmpty() && cells.stream().allMatch(TableCell::header);
    }
}
