package io.masthead.page;

import io.masthead.shared.http.ForReaders;
import io.masthead.shared.openapi.AlsoAnswers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Pages in one request.
@Path("/v1/pages")
@ForReaders
@RunOnVirtualThread
@PermitAll
@Tag(name = "Pages", description = "Everything that a page shows, in one request.")
public class PageResource {

    private final ArticlePages articles;
    private final CategoryPages categories;
    private final HomePages home;
    private final Clock clock;

    PageResource(ArticlePages articles, CategoryPages categories, HomePages home, Clock clock) {
        this.articles = articles;
        this.categories = categories;
        this.home = home;
        this.clock = clock;
    }

    @GET
    @Path("/article/{slugOrId}")
    @AlsoAnswers({301, 410})
    @Operation(
            operationId = "readArticlePage",
            summary = "The page of an article",
            description =
                    "The article, the way to it, what is related, its neighbours in the category, what is read most, all"
                            + " slots, friend links, the site, and JSON-LD for search engines.")
    public ArticlePageDetail article(
            @Parameter(description = "The article's slug or id.", example = "river-lights") @RestPath String slugOrId,
            @Parameter(
                            description = "The form of the body.",
                            schema =
                                    @Schema(
                                            enumeration = {"portable-text", "html", "text", "none"},
                                            defaultValue = "portable-text"))
                    @RestQuery
                    @DefaultValue("portable-text")
                    String body) {
        return articles.page(slugOrId, body, clock.instant());
    }

    @GET
    @Path("/category/{slug}")
    @AlsoAnswers(301)
    @Operation(
            operationId = "readCategoryPage",
            summary = "The page of a category",
            description =
                    "The category, what stands on top of it, its stories page by page, what is read most in it, all"
                            + " slots, friend links, and the site.")
    public CategoryPage category(
            @Parameter(description = "The category's slug or id.", example = "culture") @RestPath String slug,
            @Parameter(description = "How many stories at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100)
                    int limit,
            @Parameter(description = "Where to go on: `articles.page.next` of the page before.")
                    @RestQuery
                    @Size(max = 2000)
                    String cursor) {
        return categories.page(slug, limit, cursor, clock.instant());
    }

    @GET
    @Path("/home")
    @Operation(
            operationId = "readHomePage",
            summary = "The home page",
            description =
                    "What stands on top, the top categories with their newest stories, the newest of all, what is read"
                            + " most, all slots, friend links, and the site.")
    public HomePage home() {
        return home.page(clock.instant());
    }
}
