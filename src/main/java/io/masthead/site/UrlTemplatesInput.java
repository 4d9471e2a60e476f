package io.masthead.site;

import io.masthead.shared.problem.FieldFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where the site's pages are, as staff write it. What is left out lies below the public address of the installation.
@Schema(
        description = "Where the site's pages are: absolute http or https addresses with placeholders in the path."
                + " What is left out lies below MASTHEAD_PUBLIC_URL.")
public record UrlTemplatesInput(
        @Schema(
                description = "An article's page; has `{slug}`, `{id}` or both.",
                examples = "https://news.example/articles/{slug}",
                maxLength = 500)
        String article,

        @Schema(
                description = "A category's page; has `{slug}`.",
                examples = "https://news.example/{slug}",
                maxLength = 500)
        String category,

        @Schema(
                description = "A tag's page; has `{slug}`.",
                examples = "https://news.example/tags/{slug}",
                maxLength = 500)
        String tag,

        @Schema(
                description = "An author's page; has `{slug}`.",
                examples = "https://news.example/authors/{slug}",
                maxLength = 500)
        String author,

        @Schema(
                description = "Where an unpublished revision is shown; has `{token}`.",
                examples = "https://news.example/preview/{token}",
                maxLength = 500)
        String preview) {

    private static final Set<String> SLUG = Set.of("slug");
    private static final UrlTemplatesInput NONE = new UrlTemplatesInput(null, null, null, null, null);

    /// What was written; of `null`, nothing: then all pages lie below the public address.
    static UrlTemplatesInput orNone(UrlTemplatesInput written) {
        return written == null ? NONE : written;
    }

    /// What is wrong with the templates.
    List<FieldFault> faults() {
        List<FieldFault> faults = new ArrayList<>();
        check("article", article, Set.of("slug", "id"), faults);
        check("category", category, SLUG, faults);
        check("tag", tag, SLUG, faults);
        check("author", author, SLUG, faults);
        check("preview", preview, Set.of("token"), faults);
        return faults;
    }

    /// The templates that hold: those written, else those of the installation.
    UrlTemplates or(UrlTemplates defaults) {
        return new UrlTemplates(
                Objects.requireNonNullElse(article, defaults.article()),
                Objects.requireNonNullElse(category, defaults.category()),
                Objects.requireNonNullElse(tag, defaults.tag()),
                Objects.requireNonNullElse(author, defaults.author()),
                Objects.requireNonNullElse(preview, defaults.preview()));
    }

    private static void check(String member, String template, Set<String> placeholders, List<FieldFault> faults) {
        if (template != null) {
            PageTemplate.fault(template, placeholders)
                    .map(message -> new FieldFault("/urlTemplates/" + member, "bad-template", message))
                    .ifPresent(faults::add);
        }
    }
}
