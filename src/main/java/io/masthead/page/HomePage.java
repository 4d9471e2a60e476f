package io.masthead.page;

import io.masthead.article.ArticleSummary;
import io.masthead.slot.SlotDecision;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Everything that the home page shows.
@Schema(description = "Everything that the home page shows.")
public record HomePage(
        @Schema(
                required = true,
                description = "What stands on top: what the editors chose, then pinned stories, then the newest.",
                maxItems = 20)
        List<ArticleSummary> top,

        @Schema(
                required = true,
                description = "The categories that the editors chose, else the top ones, with their newest stories.",
                maxItems = 30)
        List<HomeSection> sections,

        @Schema(required = true, description = "The newest stories.", maxItems = 20)
        List<ArticleSummary> latest,

        @Schema(required = true, description = "What is read most these days.", maxItems = 10)
        List<MostViewedArticle> mostViewed,

        @Schema(required = true, description = "All ad and partner slots, by key.")
        Map<String, SlotDecision> slots,

        @Schema(required = true, description = "Friend links, in the editors' order.", maxItems = 1000)
        List<LinkDetail> links,

        @Schema(required = true, description = "The site.") PageSite site) {}
