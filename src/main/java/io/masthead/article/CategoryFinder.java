package io.masthead.article;

import io.masthead.shared.http.Moved;
import io.masthead.shared.http.Shown;
import io.masthead.shared.problem.Problem;
import io.masthead.site.Addresses;
import io.masthead.taxonomy.CategoryTree;
import io.masthead.taxonomy.FormerSlugs;
import jakarta.inject.Singleton;

/// Finds the category that an address names.
@Singleton
public class CategoryFinder {

    private final FormerSlugs formerSlugs;
    private final Shown shown;

    CategoryFinder(FormerSlugs formerSlugs, Shown shown) {
        this.formerSlugs = formerSlugs;
        this.shown = shown;
    }

    /// The category with this id or slug.
    ///
    /// @throws Problem `404` if there is none
    /// @throws jakarta.ws.rs.RedirectionException `301` from a former slug to the current one
    public CategoryTree.Node find(CategoryTree tree, String slugOrId) {
        return tree.find(slugOrId).orElseGet(() -> {
            shown.key("categories");
            CategoryTree.Node now = formerSlugs
                    .find("category", slugOrId)
                    .flatMap(tree::find)
                    .orElseThrow(() -> Problem.notFound("category"));
            shown.key("category", now.id());
            throw Moved.to(slugOrId, now.slug());
        });
    }

    /// What readers see of a category.
    ///
    /// @param count how many stories it has, or `null` to leave that out
    public CategoryDetail detail(CategoryTree tree, CategoryTree.Node node, Long count, Addresses addresses) {
        shown.key("category", node.id());
        tree.path(node.id()).forEach(step -> shown.key("category", step.id()));
        shown.key("categories");
        return new CategoryDetail(
                node.id(),
                node.slug(),
                node.name(),
                node.description(),
                addresses.category(node.slug()),
                CategoryStep.path(tree, node.id(), addresses),
                CategoryNode.below(node.id(), tree, addresses),
                count);
    }
}
