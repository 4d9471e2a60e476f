package io.masthead.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.article.ArticleDetail;
import io.masthead.article.ArticleSummary;
import io.masthead.article.CategoryStep;
import io.masthead.related.RelatedItem;
import io.masthead.slot.SlotDecision;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Everything that the page of an article shows.
@Schema(name = "ArticlePageContent", description = "Everything that the page of an article shows.")
public record ArticlePageDetail(
        @Schema(required = true, description = "The article.")
        ArticleDetail article,

        @Schema(required = true, description = "The way down to its category.", maxItems = 20)
        List<CategoryStep> breadcrumb,

        @Schema(required = true, description = "What is related; never the article itself.", maxItems = 15)
        List<RelatedItem> related,

        @Schema(description = "The story published just before it in its category.")
        ArticleSummary previous,

        @Schema(description = "The story published just after it in its category.")
        ArticleSummary next,

        @Schema(required = true, description = "What is read most these days.", maxItems = 10)
        List<MostViewedArticle> mostViewed,

        @Schema(required = true, description = "All ad and partner slots, by key.")
        Map<String, SlotDecision> slots,

        @Schema(required = true, description = "Friend links, in the editors' order.", maxItems = 1000)
        List<LinkDetail> links,

        @Schema(required = true, description = "The site.") PageSite site,

        @Schema(
                required = true,
                description = "The article for search engines: NewsArticle of schema.org, as JSON-LD.",
                type = SchemaType.OBJECT,
                implementation = Object.class)
        JsonNode jsonLd) {}
