package io.masthead.syndication;

import io.masthead.article.ArticleFilters;
import io.masthead.article.ArticleList;
import io.masthead.article.FormerArticles;
import io.masthead.article.PublishedRow;
import io.masthead.article.PublishedRows;
import io.masthead.changelog.Trail;
import io.masthead.partner.CurrentPartner;
import io.masthead.partner.KeyScopes;
import io.masthead.shared.http.ForPartners;
import io.masthead.shared.http.NeedsScope;
import io.masthead.shared.http.Shown;
import io.masthead.shared.id.Id;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.shared.paging.Cursors;
import io.masthead.shared.paging.Slice;
import io.masthead.shared.problem.Problem;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.CategoryTree;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Articles, for partners.
@Path("/v1/syndication/articles")
@ForPartners
@RunOnVirtualThread
@PermitAll
@NeedsScope(KeyScopes.ARTICLES_READ)
@Tag(name = "Partners")
public class SyndicationResource {

    private static final List<String> DEPARTURES = List.of("publish", "withdraw", "kill", "expire");

    private final CurrentPartner partner;
    private final PublishedRows rows;
    private final FormerArticles former;
    private final Trail trail;
    private final ArticleFilters filters;
    private final CategoryRepository categories;
    private final Copies copies;
    private final Cursors cursors;
    private final Shown shown;
    private final Clock clock;

    SyndicationResource(
            CurrentPartner partner,
            PublishedRows rows,
            FormerArticles former,
            Trail trail,
            ArticleFilters filters,
            CategoryRepository categories,
            Copies copies,
            Cursors cursors,
            Shown shown,
            Clock clock) {
        this.partner = partner;
        this.rows = rows;
        this.former = former;
        this.trail = trail;
        this.filters = filters;
        this.categories = categories;
        this.copies = copies;
        this.cursors = cursors;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @AlsoAnswers(404)
    @Operation(
            operationId = "listSyndicatedArticles",
            summary = "List articles",
            description = "What your plan allows, latest first, with everything that it allows of each article.")
    public SyndicatedPage list(
            @Parameter(description = "Only this category (slug or id) and all below it.") @RestQuery @Size(max = 200)
                    String category,
            @Parameter(description = "Only articles with one of these tags (slugs or ids, separated by commas).")
                    @RestQuery
                    @Size(max = 2000)
                    String tag,
            @Parameter(description = "Changed at this moment or later.") @RestQuery Instant updatedSince,
            @Parameter(description = "Published at this moment or later.") @RestQuery Instant publishedFrom,
            @Parameter(description = "Published before this moment.") @RestQuery Instant publishedTo,
            @Parameter(description = "How many at most.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where to go on: `page.next` of the page before.") @RestQuery @Size(max = 2000)
                    String cursor,
            @Parameter(
                            description = Asked.FORMAT,
                            schema =
                                    @Schema(
                                            enumeration = {"json", "ninjs"},
                                            defaultValue = "json"))
                    @RestQuery
                    @DefaultValue("json")
                    String format,
            @Parameter(
                            description = Asked.BODY,
                            schema =
                                    @Schema(
                                            enumeration = {"portable-text", "html", "text", "none"},
                                            defaultValue = "portable-text"))
                    @RestQuery
                    @DefaultValue("portable-text")
                    String body) {
        Instant now = clock.instant();
        Entitlement entitlement = entitlement();
        Id inCategory = filters.category(category);
        List<Id> withTags = filters.tags(tag);
        CategoryTree tree = categories.tree();
        var list = ArticleList.within(
                entitlement.within(tree, inCategory), withTags, publishedFrom, publishedTo, updatedSince);
        String name = "syndication/articles " + partner.licence().plan() + " " + inCategory + " " + withTags + " "
                + updatedSince + " " + publishedFrom + " " + publishedTo;
        ArticleList.Position after = cursors.read(
                        name, cursor, at -> new ArticleList.Position(false, Instant.parse(at.get(0)), Id.of(at.get(1))))
                .orElse(null);
        PublishedRows.Slice found = rows.page(list, after, limit, now);
        shows(entitlement);
        list.within().categories().forEach(id -> shown.key("list", id));
        withTags.forEach(id -> shown.key("list", id));
        shown.until(found.until());
        found.rows().forEach(row -> shown.until(entitlement.ends(row)));
        Slice<PublishedRow> page =
                Slice.of(found.rows(), limit, last -> cursors.write(name, last.publishedAt(), last.id()));
        // What the index has allowed is asked for once more, by the category that it stands in now.
        List<PublishedRow> allowed = page.data().stream()
                .filter(row -> entitlement.allows(row, tree, now))
                .toList();
        return new SyndicatedPage(copies.items(allowed, entitlement, format, body, now), page.page());
    }

    @GET
    @Path("/{id}")
    @AlsoAnswers(410)
    @Operation(
            operationId = "readSyndicatedArticle",
            summary = "Read an article",
            description =
                    "One article, if your plan allows it. What it does not allow is not there; what it allowed and"
                            + " what left answers `410` with a `code` that says how.")
    public SyndicatedItem read(
            @Parameter(description = "The article's id.") @RestPath String id,
            @Parameter(
                            description = Asked.FORMAT,
                            schema =
                                    @Schema(
                                            enumeration = {"json", "ninjs"},
                                            defaultValue = "json"))
                    @RestQuery
                    @DefaultValue("json")
                    String format,
            @Parameter(
                            description = Asked.BODY,
                            schema =
                                    @Schema(
                                            enumeration = {"portable-text", "html", "text", "none"},
                                            defaultValue = "portable-text"))
                    @RestQuery
                    @DefaultValue("portable-text")
                    String body) {
        Instant now = clock.instant();
        Entitlement entitlement = entitlement();
        Id article = Id.parse(id).orElseThrow(() -> Problem.notFound("article"));
        shows(entitlement);
        shown.key("article", article);
        shown.key("categories");
        List<PublishedRow> visible = rows.find(List.of(article), now);
        if (visible.isEmpty()) {
            throw left(article, entitlement, now);
        }
        visible.forEach(row -> {
            shown.until(row.expireAt());
            shown.until(entitlement.ends(row));
            shown.until(entitlement.begins(row, now));
        });
        CategoryTree tree = categories.tree();
        List<PublishedRow> allowed = visible.stream()
                .filter(row -> entitlement.allows(row, tree, now))
                .toList();
        return copies.items(allowed, entitlement, format, body, now).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("article"));
    }

    /// Only who was allowed to see it learns that it left.
    private Problem left(Id article, Entitlement entitlement, Instant now) {
        Problem problem = former.problem(article.toString(), now);
        return problem.status() == 410 && !entitlement.allowed(trail.of("article", article, DEPARTURES))
                ? Problem.notFound("article")
                : problem;
    }

    /// Answers are kept for each version of a plan.
    private void shows(Entitlement entitlement) {
        shown.key("plan", partner.licence().plan());
        entitlement.staleAfter().ifPresent(shown::atMost);
    }

    private Entitlement entitlement() {
        return Entitlement.of(partner.licence().terms());
    }
}
