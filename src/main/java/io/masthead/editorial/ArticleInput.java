package io.masthead.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import io.masthead.article.Rights;
import io.masthead.article.Seo;
import io.masthead.article.body.Block;
import io.masthead.shared.id.Id;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An article as staff write it. A save is always the whole of it.
@Schema(description = "An article as staff write it: always the whole of it.", examples = """
                {"title": "The river lights up", "category": "culture", "tags": ["river"],
                 "byline": [{"name": "Lin Yan", "role": "author"}],
                 "bodyMarkdown": "On Saturday five hundred lanterns were set afloat."}""")
public record ArticleInput(
        @Schema(required = true, description = "The headline.", examples = "The river lights up", maxLength = 500)
        @NotBlank
        @Size(max = 500)
        String title,

        @Schema(
                description = "Its name in addresses; made of the headline if absent.",
                examples = "river-lights",
                maxLength = 200)
        @Size(max = 200)
        String slug,

        @Schema(
                description = "A story of the day, or a page that stays; `story` if absent.",
                enumeration = {"story", "page"})
        @Pattern(regexp = "story|page", message = "One of story, page.")
        String kind,

        @Schema(description = "The line under the headline.", maxLength = 500) @Size(max = 500)
        String subtitle,

        @Schema(description = "The standfirst; if absent readers get the beginning of the text.", maxLength = 2000)
        @Size(max = 2000)
        String summary,

        @Schema(
                description = "The body as Portable Text. At most one of `body`, `bodyHtml`, `bodyMarkdown`.",
                implementation = Block[].class,
                maxItems = 2000)
        JsonNode body,

        @Schema(
                description = "The body as HTML; what is unsafe or unknown is dropped.",
                examples = "<p>On Saturday …</p>",
                maxLength = 1000000)
        String bodyHtml,

        @Schema(
                description = "The body as Markdown (CommonMark with tables and strike-through).",
                examples = "On Saturday …",
                maxLength = 1000000)
        String bodyMarkdown,

        @Schema(description = "Its category: id or slug.", examples = "culture", maxLength = 200) @Size(max = 200)
        String category,

        @Schema(description = "Its tags: ids or slugs.", examples = "[\"river\"]", maxItems = 50) @Size(max = 50)
        List<@NotBlank @Size(max = 200) String> tags,

        @Schema(description = "Who made it, in order.", maxItems = 50) @Size(max = 50)
        List<@NotNull @Valid BylineInput> byline,

        @Schema(description = "Where it comes from.") @Valid SourceInput source,

        @Schema(description = "Its picture.") @Valid ImageInput leadImage,

        @Schema(description = "Its language (BCP 47); the site's if absent.", examples = "zh-CN", maxLength = 35)
        @Size(max = 35)
        @Pattern(regexp = "[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*", message = "A language tag such as zh-CN or en.")
        String language,

        @Schema(description = "The article it translates.") Id translationOf,

        @Schema(description = "Whether it is kept on top.") Boolean pinned,

        @Schema(description = "Whether it was paid for.") Boolean sponsored,

        @Schema(description = "Whether no ads may stand beside it.")
        Boolean hideAds,

        @Schema(description = "What readers are led to next, chosen by hand.", maxItems = 15) @Size(max = 15)
        List<@NotNull @Valid RelatedInput> related,

        @Schema(description = "Who owns it and how it may be used.") @Valid
        Rights rights,

        @Schema(description = "What search engines are told.") @Valid
        Seo seo,

        @Schema(
                description = "The address that counts for search engines; its own if absent.",
                format = "iri",
                maxLength = 2000)
        @Size(max = 2000)
        String canonicalUrl,

        @Schema(description = "Its id in the system it comes from; unique.", examples = "wp-817", maxLength = 200)
        @Size(max = 200)
        @Pattern(regexp = "\\S+", message = "Without blanks.")
        String externalId,

        @Schema(description = "The date that readers are shown; may lie in the past. For editors.")
        Instant publishedAt,

        @Schema(
                description = "How often it had been read elsewhere; counts on from there. For editors.",
                examples = "817")
        @Min(0)
        @Max(1_000_000_000_000L)
        Long initialViews,

        @Schema(description = "Addresses it had elsewhere; they lead here. For editors.", maxItems = 20) @Size(max = 20)
        List<@NotBlank @Size(max = 2000) String> oldUrls) {

    /// What only editors write: the date, the views and the addresses that it had elsewhere.
    ///
    /// @param input may be `null`, for an article that is not there yet
    static List<Object> editorsPart(ArticleInput input) {
        if (input == null) {
            return Arrays.asList(null, null, List.of());
        }
        return Arrays.asList(input.publishedAt, input.initialViews, input.oldUrls == null ? List.of() : input.oldUrls);
    }

    /// The same without any body, for another form of it to take its place.
    ArticleInput withoutBody() {
        return with(slug, null, null, null);
    }

    /// The same without a slug: it keeps the one that it has, or gets one made of its headline.
    ArticleInput withoutSlug() {
        return with(null, body, bodyHtml, bodyMarkdown);
    }

    private ArticleInput with(String slug, JsonNode body, String bodyHtml, String bodyMarkdown) {
        return new ArticleInput(
                title,
                slug,
                kind,
                subtitle,
                summary,
                body,
                bodyHtml,
                bodyMarkdown,
                category,
                tags,
                byline,
                source,
                leadImage,
                language,
                translationOf,
                pinned,
                sponsored,
                hideAds,
                related,
                rights,
                seo,
                canonicalUrl,
                externalId,
                publishedAt,
                initialViews,
                oldUrls);
    }
}
