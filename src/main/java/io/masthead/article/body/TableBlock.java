package io.masthead.article.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A table.
@Schema(description = "A table.")
public record TableBlock(
        @Schema(required = true, description = "Unique within the body.", examples = "a6", maxLength = 64)
        @JsonProperty("_key")
        String key,

        @Schema(required = true, description = "Its rows.", maxItems = 500)
        List<TableRow> rows)
        implements Block {

    public TableBlock {
        rows = List.copyOf(rows);
    }

    @Override
    public String type() {
        return "table";
    }
}
