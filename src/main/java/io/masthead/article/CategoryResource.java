package io.masthead.article;

import io.masthead.shared.http.ForReaders;
import io.masthead.shared.http.Shown;
import io.masthead.shared.openapi.AlsoAnswers;
import io.masthead.site.SiteRepository;
import io.masthead.taxonomy.CategoryRepository;
import io.masthead.taxonomy.CategoryTree;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Categories, for readers.
@Path("/v1/categories")
@ForReaders
@RunOnVirtualThread
@PermitAll
@Tag(name = "Categories", description = "The tree that articles are sorted into.")
public class CategoryResource {

    private final CategoryRepository categories;
    private final CategoryFinder finder;
    private final TermCounts counts;
    private final SiteRepository site;
    private final Shown shown;
    private final Clock clock;

    CategoryResource(
            CategoryRepository categories,
            CategoryFinder finder,
            TermCounts counts,
            SiteRepository site,
            Shown shown,
            Clock clock) {
        this.categories = categories;
        this.finder = finder;
        this.counts = counts;
        this.site = site;
        this.shown = shown;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listCategories",
            summary = "The tree of categories",
            description = "All categories, the top ones first, each with what is below it.")
    public CategoryTreeDetail tree() {
        shown.key("categories");
        return new CategoryTreeDetail(CategoryNode.below(null, categories.tree(), site.addresses()));
    }

    @GET
    @Path("/{slugOrId}")
    @AlsoAnswers(301)
    @Operation(
            operationId = "readCategory",
            summary = "Read a category",
            description = "One category with its path, its children and the number of its stories.")
    public CategoryDetail read(
            @Parameter(description = "The category's slug or id.", example = "culture") @RestPath String slugOrId) {
        CategoryTree tree = categories.tree();
        CategoryTree.Node node = finder.find(tree, slugOrId);
        shown.key("list", node.id());
        long count = counts.of(List.of(node.id()), clock.instant()).getOrDefault(node.id(), 0L);
        return finder.detail(tree, node, count, site.addresses());
    }
}
