package io.masthead.viewcount;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The fresh counts that were asked for.
@Schema(description = "Fresh counts, in the order in which they were asked for; invisible articles are left out.")
public record ArticleViewsList(
        @Schema(required = true, description = "The counts.", maxItems = 100)
        List<ArticleViews> data) {}
