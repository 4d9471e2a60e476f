package io.masthead.article;

import io.masthead.article.body.Body;
import io.masthead.shared.http.ForReaders;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.paging.Fields;
import io.masthead.shared.paging.PageInfo;
import io.masthead.shared.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Articles, for readers.
@Path("/v1/articles")
@ForReaders
@RunOnVirtualThread
@PermitAll
@Tag(name = "Articles", description = "What the newspaper says.")
public class ArticleResource {

    private final ArticleListReader lists;
    private final ArticleFilters filters;
    private final ArticleFinder finder;
    private final ArticleRenderer renderer;
    private final PublishedRows rows;
    private final Shown shown;
    private final Clock clock;

    ArticleResource(
            ArticleListReader lists,
            ArticleFilters filters,
            ArticleFinder finder,
            ArticleRenderer renderer,
            PublishedRows rows,
            Shown shown,
            Clock clock) {
        this.lists = lists;
        this.filters = filters;
        this.finder = finder;
        this.renderer = renderer;
        this.rows = rows;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @AlsoAnswers(404)
    @Operation(
            operationId = "listArticles",
            summary = "List articles",
            description = "Published stories, newest first, filtered as asked. Pages (`kind: page`) are left out.")
    public ArticlePage list(
            @Parameter(description = "Only this category (slug or id) and all below it.") @RestQuery @Size(max = 200)
                    String category,
            @Parameter(description = "With `category`: none of the categories below it.")
                    @RestQuery
                    @DefaultValue("false")
                    boolean categoryOnly,
            @Parameter(
                            description = "Only articles with these tags (slugs or ids, separated by commas).",
                            example = "river")
                    @RestQuery
                    @Size(max = 2000)
                    String tag,
            @Parameter(
                            description = "With several tags: whether `any` of them is enough or `all` are needed.",
                            schema =
                                    @Schema(
                                            enumeration = {"any", "all"},
                                            defaultValue = "any"))
                    @RestQuery
                    @DefaultValue("any")
                    String tagMode,
            @Parameter(description = "Only articles by this author (slug or id).") @RestQuery @Size(max = 200)
                    String author,
            @Parameter(description = "Only articles from the source of just this name.") @RestQuery @Size(max = 200)
                    String source,
            @Parameter(description = "Only articles in this language (BCP 47).", example = "zh-CN")
                    @RestQuery
                    @Size(max = 35)
                    String language,
            @Parameter(description = "Published at this moment or later.") @RestQuery Instant publishedFrom,
            @Parameter(description = "Published before this moment.") @RestQuery Instant publishedTo,
            @Parameter(description = "Changed at this moment or later.") @RestQuery Instant updatedSince,
            @Parameter(
                            description = "Just these articles (at most 100 ids, separated by commas), in this order;"
                                    + " those that cannot be seen are left out. Goes with `fields` and `count` only.")
                    @RestQuery
                    @Size(max = 2000)
                    String ids,
            @Parameter(description = "Those that the editors keep on top come first; with `sort=-publishedAt`.")
                    @RestQuery
                    @DefaultValue("false")
                    boolean pinnedFirst,
            @Parameter(
                            description = "The order; a minus means the latest first.",
                            schema =
                                    @Schema(
                                            enumeration = {"-publishedAt", "publishedAt", "-updatedAt"},
                                            defaultValue = "-publishedAt"))
                    @RestQuery
                    @DefaultValue("-publishedAt")
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
                            description = "Whether to count the whole list (`page.total`).",
                            schema =
                                    @Schema(
                                            enumeration = {"none", "exact"},
                                            defaultValue = "none"))
                    @RestQuery
                    @DefaultValue("none")
                    String count) {
        Fields chosen = Fields.parse(fields, ArticleSummary.OPTIONAL, ArticleSummary.REQUIRED);
        Instant now = clock.instant();
        if (ids != null) {
            alone(category, tag, author, source, language, publishedFrom, publishedTo, updatedSince, cursor);
            if (categoryOnly || pinnedFirst || tagMode.equals("all") || !sort.equals("-publishedAt")) {
                throw notWithIds();
            }
            List<ArticleSummary> named = lists.named(ArticleFilters.ids(ids), chosen, now);
            return new ArticlePage(
                    named,
                    new PageInfo(ArticleFilters.MOST_IDS, null, count.equals("exact") ? (long) named.size() : null));
        }
        if (pinnedFirst && !sort.equals("-publishedAt")) {
            throw Problem.badParameter("pinnedFirst", "not-with-this-sort", "Goes with sort=-publishedAt only.", null);
        }
        if (categoryOnly && category == null) {
            throw Problem.badParameter("categoryOnly", "category-missing", "Goes with a category only.", null);
        }
        Id inCategory = filters.category(category);
        List<Id> withTags = filters.tags(tag);
        Id byAuthor = filters.author(author);
        shown.key(inCategory == null ? "list" : "list:" + inCategory);
        Stream.concat(withTags.stream(), Stream.ofNullable(byAuthor)).forEach(id -> shown.key("list", id));
        var list = new ArticleList(
                inCategory,
                categoryOnly,
                withTags,
                tagMode.equals("all"),
                byAuthor,
                filters.source(source),
                language,
                publishedFrom,
                publishedTo,
                updatedSince,
                pinnedFirst,
                sort,
                null);
        ArticlePage page = lists.page(list, limit, cursor, chosen, count.equals("exact"), now);
        if (page.data().isEmpty() && list.source() != null) {
            filters.checkShown(list.source(), now);
        }
        return page;
    }

    @GET
    @Path("/{slugOrId}")
    @AlsoAnswers({301, 410})
    @Operation(
            operationId = "readArticle",
            summary = "Read an article",
            description = "One article with its body. A former slug answers `301` to the current one; what left answers"
                    + " `410` with a `code` that says how.")
    public ArticleDetail read(
            @Parameter(description = "The article's slug or id.", example = "river-lights") @RestPath String slugOrId,
            @Parameter(
                            description = "The form of the body.",
                            schema =
                                    @Schema(
                                            enumeration = {"portable-text", "html", "text", "none"},
                                            defaultValue = "portable-text"))
                    @RestQuery
                    @DefaultValue("portable-text")
                    String body,
            @Parameter(description = "Which optional members to send, separated by commas.", example = "body,leadImage")
                    @RestQuery
                    @Size(max = 500)
                    String fields) {
        Fields chosen = Fields.parse(fields, ArticleDetail.OPTIONAL, ArticleSummary.REQUIRED);
        Instant now = clock.instant();
        PublishedRows.Whole whole = finder.find(slugOrId, now);
        boolean wanted = !body.equals("none") && chosen.has("body");
        Body stored = wanted ? Body.stored(whole.document().body()) : Body.EMPTY;
        List<Id> links = ArticleRenderer.links(stored);
        List<PublishedRow> others =
                links.isEmpty() && !whole.translated() ? List.of() : rows.linked(whole.row(), links, now);
        at(others, "waiting").forEach(row -> shown.until(row.publishAt()));
        Rendering rendering = renderer.load(List.of(whole.row()), ArticleRenderer.images(stored), chosen);
        return rendering.detail(whole, stored, body, at(others, "listed"), at(others, "translation"));
    }

    private static List<PublishedRow> at(List<PublishedRow> rows, String place) {
        return rows.stream().filter(row -> row.place().equals(place)).toList();
    }

    private static void alone(Object... others) {
        if (Stream.of(others).anyMatch(other -> other != null)) {
            throw notWithIds();
        }
    }

    private static Problem notWithIds() {
        return Problem.badParameter("ids", "not-with-filters", "Goes with `fields` and `count` only.", null);
    }
}
