package io.masthead.viewcount;

import io.masthead.shared.database.Row;
import io.masthead.shared.id.Id;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How often an article was viewed.
@Schema(description = "How often an article was viewed.")
public record ArticleViews(
        @Schema(required = true, description = "The article's id.")
        Id articleId,

        @Schema(required = true, description = "The views that are committed.", examples = "1284", minimum = "0")
        long views) {

    static ArticleViews of(Row row) {
        return new ArticleViews(row.id(0), row.number(1));
    }
}
