package io.masthead.viewcount;

import io.masthead.shared.id.Id;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How often an article was viewed, over time.
@Schema(description = "How often an article was viewed, over time.")
public record ViewHistory(
        @Schema(required = true, description = "The article's id.")
        Id articleId,

        @Schema(required = true, description = "All its views, of all times.", examples = "1284", minimum = "0")
        long views,

        @Schema(
                required = true,
                description = "The hours or days asked for, oldest first, those without views too.",
                maxItems = 744)
        List<ViewBucket> data) {}
