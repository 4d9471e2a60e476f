package io.masthead.article;

import io.masthead.shared.id.Id;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The category of an article.
@Schema(description = "The category of an article.")
public record CategoryRef(
        @Schema(required = true, description = "Its id.") Id id,

        @Schema(required = true, description = "Its name in addresses.", examples = "science", maxLength = 200)
        String slug,

        @Schema(required = true, description = "Its name for readers.", examples = "科技", maxLength = 200)
        String name,

        @Schema(
                required = true,
                description = "The address of its page.",
                format = "uri",
                examples = "https://news.example/categories/science",
                maxLength = 2000)
        String url,

        @Schema(
                required = true,
                description = "The way down from the top, the category itself included.",
                maxItems = 20)
        List<CategoryStep> path) {

    static CategoryRef of(List<CategoryStep> path) {
        CategoryStep last = path.getLast();
        return new CategoryRef(last.id(), last.slug(), last.name(), last.url(), path);
    }
}
