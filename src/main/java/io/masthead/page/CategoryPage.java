package io.masthead.page;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.masthead.article.ArticlePage;
import io.masthead.article.ArticleSummary;
import io.masthead.article.CategoryDetail;
import io.masthead.article.CategoryStep;
import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.paging.Paged;
import io.masthead.slot.SlotDecision;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Everything that the page of a category shows.
@Schema(description = "Everything that the page of a category shows.")
public record CategoryPage(
        @Schema(required = true, description = "The category.")
        CategoryDetail category,

        @Schema(required = true, description = "The way down to it.", maxItems = 20)
        List<CategoryStep> breadcrumb,

        @Schema(
                required = true,
                description = "What stands on top: what the editors chose, then pinned stories, then the newest.",
                maxItems = 20)
        List<ArticleSummary> top,

        @Schema(required = true, description = "Its stories and those of all categories below it, newest first.")
        ArticlePage articles,

        @Schema(required = true, description = "What is read most in it these days.", maxItems = 10)
        List<MostViewedArticle> mostViewed,

        @Schema(required = true, description = "All ad and partner slots, by key.")
        Map<String, SlotDecision> slots,

        @Schema(required = true, description = "Friend links, in the editors' order.", maxItems = 1000)
        List<LinkDetail> links,

        @Schema(required = true, description = "The site.") PageSite site)
        implements Paged {

    @Override
    @JsonIgnore
    public PageInfo page() {
        return articles.page();
    }
}
