package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// A table.
public record TableBlock(@JsonProperty("_key") String key, List<TableRow> rows) implements Block {

    public TableBlock {
        rows = List.copyOf(rows);
    }

    @Override
    public String type() {
        return "table";
    }
}
