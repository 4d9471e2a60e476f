package io.masthead.article;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// All categories as a tree.
@Schema(description = "All categories as a tree.")
public record CategoryTreeDetail(
        @Schema(required = true, description = "The top categories, in the editors' order.", maxItems = 1000)
        List<CategoryNode> data) {}
