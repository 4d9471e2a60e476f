package io.masthead.search;

import io.masthead.article.ArticleFilters;
import io.masthead.article.ArticleSummary;
import io.masthead.shared.http.CommaList;
import io.masthead.shared.http.ForReaders;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.paging.Fields;
import io.masthead.shared.problem.Problem;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.CategoryTree;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Search, for readers.
@Path("/v1/search")
@ForReaders
@RunOnVirtualThread
@PermitAll
@Tag(name = "Search", description = "Finding articles by their words, Chinese and English alike.")
public class SearchResource {

    private final Searching searching;
    private final ArticleFilters filters;
    private final CategoryRepository categories;
    private final Shown shown;
    private final Clock clock;

    SearchResource(
            Searching searching, ArticleFilters filters, CategoryRepository categories, Shown shown, Clock clock) {
        this.searching = searching;
        this.filters = filters;
        this.categories = categories;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @AlsoAnswers({404, 503})
    @Operation(
            operationId = "search",
            summary = "Search articles",
            description =
                    "Articles that have all these words, phrases between quotation marks as they stand. Traditional and"
                            + " simplified characters are the same; headlines are found by pinyin and its first letters too. If nothing has"
                            + " all of it, what nearly has it. Nothing in `q` is an operator. `503` while a server makes its index.")
    public SearchPage search(
            @Parameter(description = "What to look for.", example = "月牙桥") @RestQuery @NotNull @Size(min = 1, max = 200)
                    String q,
            @Parameter(description = "Only this category (slug or id) and all below it.") @RestQuery @Size(max = 200)
                    String category,
            @Parameter(description = "Only articles with one of these tags (slugs or ids, separated by commas).")
                    @RestQuery
                    @Size(max = 2000)
                    String tag,
            @Parameter(description = "Published at this moment or later.") @RestQuery Instant publishedFrom,
            @Parameter(description = "Published before this moment.") @RestQuery Instant publishedTo,
            @Parameter(
                            description = "The order: what fits best first, or the latest first.",
                            schema =
                                    @Schema(
                                            enumeration = {"relevance", "-publishedAt"},
                                            defaultValue = "relevance"))
                    @RestQuery
                    @DefaultValue("relevance")
                    String sort,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery @Size(max = 2000)
                    String cursor,
            @Parameter(
                            description = "Which optional members to send, separated by commas.",
                            example = "summary,leadImage")
                    @RestQuery
                    @Size(max = 500)
                    String fields,
            @Parameter(
                            description =
                                    "What to count the hits by, on the first page: `category`, `tag`, `year`, separated"
                                            + " by commas; or `none`.",
                            example = "category,year")
                    @RestQuery
                    @DefaultValue("category,tag,year")
                    @Size(max = 100)
                    String facets,
            @Parameter(
                            description = "Whether to count all hits (`page.total`).",
                            schema =
                                    @Schema(
                                            enumeration = {"none", "exact"},
                                            defaultValue = "none"))
                    @RestQuery
                    @DefaultValue("none")
                    String count) {
        Fields chosen = Fields.parse(fields, ArticleSummary.OPTIONAL, ArticleSummary.REQUIRED);
        Set<String> counted = facets(facets);
        List<Id> among = category == null ? null : below(category);
        List<Id> tags = filters.tags(tag);
        Asked asked = Asked.of(q);
        var question = new Question(
                asked,
                among,
                tags,
                publishedFrom,
                publishedTo,
                sort.equals("-publishedAt"),
                false,
                null,
                clock.instant());
        String name = "search " + asked.parts() + (category == null ? "" : among.getFirst()) + tags + publishedFrom
                + publishedTo + sort;
        return searching.page(
                question, q, new Searching.Form(name, limit, cursor, chosen, counted, count.equals("exact")));
    }

    @GET
    @Path("/suggest")
    @AlsoAnswers(503)
    @Operation(
            operationId = "suggest",
            summary = "Suggest headlines",
            description =
                    "Headlines one of whose words begins with what was typed so far, or sounds as if it did: in pinyin, or"
                            + " by the first letters of pinyin.")
    public SuggestionList suggest(
            @Parameter(description = "What was typed so far.", example = "yueya")
                    @RestQuery
                    @NotNull
                    @Size(min = 1, max = 60)
                    String q,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("8") @Min(1) @Max(20) int limit) {
        return searching.suggestions(q, limit, clock.instant());
    }

    private static Set<String> facets(String text) {
        if (text.equals("none")) {
            return Set.of();
        }
        List<String> wanted = CommaList.parse("facets", text, Facetting.ALL.size());
        if (!Facetting.ALL.containsAll(wanted)) {
            throw Problem.badParameter(
                    "facets",
                    "unknown-facet",
                    "Choose among: " + String.join(", ", Facetting.ALL) + "; or none.",
                    Facetting.ALL);
        }
        return Set.copyOf(wanted);
    }

    /// A category and all below it.
    private List<Id> below(String category) {
        categories.lists().forEach(shown::key);
        CategoryTree tree = categories.tree();
        Id top = tree.find(category)
                .orElseThrow(() -> Problem.notFound("category"))
                .id();
        shown.key("list", top);
        List<Id> all = new ArrayList<>(List.of(top));
        for (int i = 0; i < all.size(); i++) {
            tree.children(all.get(i)).stream().map(CategoryTree.Node::id).forEach(all::add);
        }
        return all;
    }
}
