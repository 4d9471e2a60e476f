package io.masthead.page;

import io.masthead.article.ArticleSummary;
import io.masthead.article.CategoryStep;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A category on the home page.
@Schema(description = "A category on the home page.")
public record HomeSection(
        @Schema(required = true, description = "The category.")
        CategoryStep category,

        @Schema(required = true, description = "Its newest stories.", maxItems = 20)
        List<ArticleSummary> articles) {}
