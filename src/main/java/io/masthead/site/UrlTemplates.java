package io.masthead.site;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where the site's pages are. Front ends route by them; every `url` in an answer is made of them.
@Schema(description = "Where the site's pages are. Every `url` of a page is made of these.")
public record UrlTemplates(
        @Schema(
                required = true,
                description = "An article's page; has `{slug}`, `{id}` or both.",
                examples = "https://news.example/articles/{slug}",
                maxLength = 500)
        String article,

        @Schema(
                required = true,
                description = "A category's page; has `{slug}`.",
                examples = "https://news.example/{slug}",
                maxLength = 500)
        String category,

        @Schema(
                required = true,
                description = "A tag's page; has `{slug}`.",
                examples = "https://news.example/tags/{slug}",
                maxLength = 500)
        String tag,

        @Schema(
                required = true,
                description = "An author's page; has `{slug}`.",
                examples = "https://news.example/authors/{slug}",
                maxLength = 500)
        String author,

        @Schema(
                required = true,
                description = "Where an unpublished revision is shown; has `{token}`.",
                examples = "https://news.example/preview/{token}",
                maxLength = 500)
        String preview) {

    /// Those of a site that has all its pages below one address.
    ///
    /// @param base absolute, without a slash at the end
    static UrlTemplates below(String base) {
        return new UrlTemplates(
                base + "/articles/{slug}",
                base + "/categories/{slug}",
                base + "/tags/{slug}",
                base + "/authors/{slug}",
                base + "/preview/{token}");
    }
}
