package io.masthead.article;

import io.masthead.shared.id.Id;
import io.masthead.site.Addresses;
import io.masthead.taxonomy.CategoryTree;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A step on the way from the top of the tree down to a category.
@Schema(description = "A step on the way from the top of the tree down to a category.")
public record CategoryStep(
        @Schema(required = true, description = "The category's id.")
        Id id,

        @Schema(required = true, description = "Its name in addresses.", examples = "news", maxLength = 200)
        String slug,

        @Schema(required = true, description = "Its name for readers.", examples = "新闻", maxLength = 200)
        String name,

        @Schema(
                required = true,
                description = "The address of its page.",
                format = "uri",
                examples = "https://news.example/categories/news",
                maxLength = 2000)
        String url) {

    static CategoryStep of(CategoryTree.Node node, Addresses addresses) {
        return new CategoryStep(node.id(), node.slug(), node.name(), addresses.category(node.slug()));
    }

    /// The way down to a category, itself included.
    public static List<CategoryStep> path(CategoryTree tree, Id category, Addresses addresses) {
        return tree.path(category).stream().map(node -> of(node, addresses)).toList();
    }
}
