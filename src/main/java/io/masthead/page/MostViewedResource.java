package io.masthead.page;

import io.masthead.article.ArticleFilters;
import io.masthead.article.Listed;
import io.masthead.article.ListedArticles;
import io.masthead.shared.http.ForReaders;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.paging.Fields;
import io.masthead.shared.problem.Problem;
import io.masthead.viewcount.ArticleViews;
import io.masthead.viewcount.Rankings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// What is read most.
@Path("/v1/most-viewed")
@ForReaders
@RunOnVirtualThread
@PermitAll
@Tag(name = "Articles")
public class MostViewedResource {

    /// A ranking is made anew every twenty seconds; so what shows it is never more than a minute old.
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private static final List<String> TRENDING_WINDOWS = List.of("1h", "24h", "7d", "30d");

    private final Rankings mostViewed;
    private final ArticleFilters filters;
    private final ListedArticles articles;
    private final Shown shown;
    private final Clock clock;

    MostViewedResource(Rankings mostViewed, ArticleFilters filters, ListedArticles articles, Shown shown, Clock clock) {
        this.mostViewed = mostViewed;
        this.filters = filters;
        this.articles = articles;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @AlsoAnswers(404)
    @Operation(
            operationId = "listMostViewed",
            summary = "What is read most",
            description =
                    "The most read stories of a window of time, most read first. The ranking is at most a minute old.")
    public MostViewedList list(
            @Parameter(
                            description = "How far back to look, in full hours.",
                            schema =
                                    @Schema(
                                            enumeration = {"1h", "24h", "7d", "30d", "all"},
                                            defaultValue = "24h"))
                    @RestQuery
                    @DefaultValue("24h")
                    String window,
            @Parameter(description = "Only this category (slug or id) and all below it.") @RestQuery @Size(max = 200)
                    String category,
            @Parameter(
                            description = "Whether what is read now comes first: a view weighs half as much for each"
                                    + " quarter of the window that has passed since. Not with `window=all`.")
                    @RestQuery
                    @DefaultValue("false")
                    boolean trending,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("10") @Min(1) @Max(100) int limit) {
        Instant now = clock.instant();
        if (trending && window.equals("all")) {
            throw Problem.badParameter(
                    "trending", "not-with-all", "What is trending needs a window of time.", TRENDING_WINDOWS);
        }
        Id inCategory = filters.category(category);
        List<ArticleViews> ranking = mostViewed.top(window, trending, inCategory, limit);
        shown.key(inCategory == null ? "list" : "list:" + inCategory);
        shown.atMost(LONGEST);
        Map<Id, Listed> visible =
                articles.visible(ranking.stream().map(ArticleViews::articleId).toList(), Fields.all(), now);
        return new MostViewedList(ranking.stream()
                .filter(one -> visible.containsKey(one.articleId()))
                .limit(limit)
                .map(one -> new MostViewedArticle(visible.get(one.articleId()).summary(), one.views()))
                .toList());
    }
}
