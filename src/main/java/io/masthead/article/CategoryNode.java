package io.masthead.article;

import io.masthead.shared.id.Id;
import io.masthead.site.Addresses;
import io.masthead.taxonomy.CategoryTree;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A category with all that is below it.
@Schema(description = "A category with all that is below it.")
public record CategoryNode(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "Its name in addresses.", examples = "culture", maxLength = 200)
        String slug,

        @Schema(required = true, description = "Its name for readers.", examples = "文化", maxLength = 200)
        String name,

        @Schema(description = "A sentence about it.", maxLength = 2000)
        String description,

        @Schema(required = true, description = "The address of its page.", format = "uri", maxLength = 2000)
        String url,

        @Schema(required = true, description = "What is below it, in the editors' order.", maxItems = 1000)
        List<CategoryNode> children) {

    /// The part of the tree below a category; `null` asks for the whole.
    public static List<CategoryNode> below(Id parent, CategoryTree tree, Addresses addresses) {
        return tree.children(parent).stream()
                .map(node -> new CategoryNode(
                        node.id(),
                        node.slug(),
                        node.name(),
                        node.description(),
                        addresses.category(node.slug()),
                        below(node.id(), tree, addresses)))
                .toList();
    }
}
